// Filters: which symbols and lines are shown, from the state; and the counts that the legend shows.
const GROUPS = [["people", "People"], ["institutions", "Institutions"], ["reports", "Reports and inquiries"], ["offices", "Offices"],
  ["proposals", "Proposals and claims"], ["places", "Places"]];
const STYLES = [["for", "For"], ["against", "Against"], ["warning", "Takes no side"], ["office", "Office"], ["belongs", "Belongs to"],
  ["report", "Reports"], ["speech", "Told"]];

const filters = (() => {
  let shown = { entities: new Set(), lines: new Set(), groups: {}, styles: {}, relations: {} };
  const inTime = (date, now) => (!now.from && !now.to) || (date && (!now.from || date >= now.from) && (!now.to || date <= now.to));
  const storiesOf = (line, now) => new Set(line.places.filter((a) => inTime(a.date, now)).map((a) => a.story)).size;

  const near = (start, steps, usable) => {
    const found = new Set([start]);
    let edge = [start];
    for (let step = 0; step < steps; step++) {
      const next = [];
      for (const id of edge) for (const line of data.entities.get(id).lines) {
        const other = line.from === id ? line.to : line.from;
        if (usable(line) && !found.has(other)) { found.add(other); next.push(other); }
      }
      edge = next;
    }
    return found;
  };

  const compute = (now) => {
    const groupOn = (id) => !now.off.has("k:" + data.entities.get(id).group);
    const lineOn = (line) => !now.off.has("f:" + line.style) && !now.off.has("r:" + line.sort);
    const strong = new Map();
    data.lines.forEach((line) => strong.set(line.id, storiesOf(line, now)));
    const usable = (line) => strong.get(line.id) >= now.stories;
    const zone = now.focus ? near(now.focus, now.steps, (line) => usable(line) && lineOn(line) && groupOn(line.from) && groupOn(line.to)) : null;
    const out = { entities: new Set(), lines: new Set(), groups: {}, styles: {}, relations: {}, stories: strong };
    for (const [name] of GROUPS) out.groups[name] = 0;
    const linked = new Set();
    data.lines.forEach((line) => {
      if (!usable(line) || !groupOn(line.from) || !groupOn(line.to) || (zone && !(zone.has(line.from) && zone.has(line.to)))) return;
      out.styles[line.style] = (out.styles[line.style] || 0) + 1;
      out.relations[line.sort] = (out.relations[line.sort] || 0) + 1;
      if (!lineOn(line)) return;
      out.lines.add(line.id);
      linked.add(line.from).add(line.to);
    });
    data.entities.forEach((entity, id) => {
      const timely = (!now.from && !now.to) || [...entity.dates].some((date) => inTime(date, now));
      if (!timely || (zone && !zone.has(id))) return;
      // A higher bar for lines leaves behind symbols that nothing joins to anything: they go, unless they are chosen.
      if (now.stories > 1 && !linked.has(id) && now.chosen !== id) return;
      if (!entity.lines.length && !now.lone && now.chosen !== id && now.focus !== id) return;
      out.groups[entity.group] += 1;
      if (groupOn(id)) out.entities.add(id);
    });
    return out;
  };
  state.listen((now) => { shown = compute(now); });
  return {
    shown: () => shown,
    has: (id) => shown.entities.has(id) || shown.lines.has(id),
    stories: (line) => shown.stories ? shown.stories.get(line.id) : 1,
    inTime,
    // What stands out: the chosen entity with its lines and neighbours, the chosen line with its ends, or the way.
    hot: () => {
      const now = state.get();
      const ids = new Set(), own = new Set();
      if (now.path.length === 2) {
        for (const step of path.find(now.path[0], now.path[1]) || []) { own.add(step.line.id); ids.add(step.line.from).add(step.line.to); }
        now.path.forEach((id) => ids.add(id));
      } else if (data.entities.has(now.chosen)) {
        ids.add(now.chosen);
        for (const line of data.entities.get(now.chosen).lines) if (shown.lines.has(line.id)) { own.add(line.id); ids.add(line.from).add(line.to); }
      } else if (data.lines.has(now.chosen)) {
        const line = data.lines.get(now.chosen);
        own.add(line.id); ids.add(line.from).add(line.to);
      } else return null;
      return { entities: ids, lines: own };
    },
  };
})();
