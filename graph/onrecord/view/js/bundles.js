// Bundles: of the lines that are shown from one to another, those of one kind and standing are drawn as one, so that
// "calls for" and "supports" do not lie beside each other; what is left between the same two is bent apart.
const bundles = (() => {
  const APART = 24;
  let made = { version: -1, list: [], of: new Map() };

  const build = () => {
    const now = state.get(),
      alike = new Map(),
      pairs = new Map(),
      of = new Map(),
      list = [];
    filters.shown().lines.forEach((id) => {
      const line = data.lines.get(id);
      const key = [line.from, line.to, line.style, line.firm, line.standing === "denied"].join();
      if (!alike.has(key)) alike.set(key, []);
      alike.get(key).push(line);
    });
    alike.forEach((members) => {
      // The best corroborated stands for all.
      members.sort((a, b) => filters.stories(b) - filters.stories(a) || (a.id < b.id ? -1 : 1));
      const line = members[0];
      const places = members.length > 1 ? members.flatMap((each) => each.places) : [];
      const stories = places.length
        ? new Set(places.filter((a) => filters.inTime(a.date, now)).map((a) => a.story)).size
        : filters.stories(line);
      const bundle = { line, members, stories, bend: 0 };
      list.push(bundle);
      members.forEach((each) => of.set(each.id, bundle));
      const ends = line.from < line.to ? line.from + line.to : line.to + line.from;
      if (!pairs.has(ends)) pairs.set(ends, []);
      pairs.get(ends).push(bundle);
    });
    pairs.forEach((group) =>
      group.forEach((bundle, index) => {
        const bend = (index - (group.length - 1) / 2) * APART;
        bundle.bend = bundle.line.from < bundle.line.to ? bend : -bend;
      }),
    );
    return { version: filters.version(), list, of };
  };
  const fresh = () => {
    if (made.version !== filters.version()) made = build();
    return made;
  };
  return {
    list: () => fresh().list,
    // All lines that are drawn with this one, itself first.
    with: (line) => {
      const bundle = fresh().of.get(line.id);
      return bundle ? [line, ...bundle.members.filter((each) => each !== line)] : [line];
    },
    // What lines say, without saying anything twice.
    words: (members) => {
      const said = [...new Set(members.map((line) => line.label))];
      return said.slice(0, 3).join(", ") + (said.length > 3 ? ", \u2026" : "");
    },
  };
})();
