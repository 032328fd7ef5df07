// Filters: which symbols and lines are shown, from the state; and the counts that the legend shows.
const GROUPS = [
  ["people", "People"],
  ["institutions", "Institutions"],
  ["reports", "Reports, inquiries, documents"],
  ["offices", "Offices"],
  ["proposals", "Proposals and claims"],
  ["places", "Places"],
];
const STYLES = [
  ["for", "For"],
  ["against", "Against"],
  ["warning", "Takes no side"],
  ["office", "Office"],
  ["belongs", "Belongs to"],
  ["report", "Reports"],
  ["speech", "Told"],
];

const filters = (() => {
  let shown = {
    entities: new Set(),
    lines: new Set(),
    usable: new Set(),
    passing: new Set(),
    groups: {},
    styles: {},
    relations: {},
  };
  const inTime = (date, now) =>
    (!now.from && !now.to) || (date && (!now.from || date >= now.from) && (!now.to || date <= now.to));
  const storiesOf = (line, now) => new Set(line.places.filter((a) => inTime(a.date, now)).map((a) => a.story)).size;

  const near = (start, steps, usable) => {
    const found = new Set([start]);
    let edge = [start];
    for (let step = 0; step < steps; step++) {
      const next = [];
      for (const id of edge)
        for (const line of data.entities.get(id).lines) {
          const other = line.from === id ? line.to : line.from;
          if (usable(line) && !found.has(other)) {
            found.add(other);
            next.push(other);
          }
        }
      edge = next;
    }
    return found;
  };

  // What the choice itself brings into the picture, where only the main part is shown.
  const brought = (now, usable) => {
    const ids = new Set();
    if (now.path.length === 2) {
      now.path.forEach((id) => ids.add(id));
      for (const step of path.find(now.path[0], now.path[1], usable) || []) ids.add(step.line.from).add(step.line.to);
    } else if (data.entities.has(now.chosen)) {
      ids.add(now.chosen);
      for (const line of data.entities.get(now.chosen).lines) if (usable.has(line.id)) ids.add(line.from).add(line.to);
    } else if (data.lines.has(now.chosen)) ids.add(data.lines.get(now.chosen).from).add(data.lines.get(now.chosen).to);
    return ids;
  };

  const compute = (now) => {
    const groupOn = (id) => !now.off.has("k:" + data.entities.get(id).group);
    const lineOn = (line) => !now.off.has("f:" + line.style) && !now.off.has("r:" + line.sort);
    const strong = new Map();
    data.lines.forEach((line) => strong.set(line.id, storiesOf(line, now)));
    const backed = (line) => strong.get(line.id) >= now.stories && groupOn(line.from) && groupOn(line.to);
    const zone = now.focus ? near(now.focus, now.steps, (line) => backed(line) && lineOn(line)) : null;
    const inZone = (line) => !zone || (zone.has(line.from) && zone.has(line.to));
    const out = {
      entities: new Set(),
      lines: new Set(),
      usable: new Set(),
      passing: new Set(),
      groups: {},
      styles: {},
      relations: {},
      stories: strong,
    };
    for (const [name] of GROUPS) out.groups[name] = 0;
    data.lines.forEach((line) => {
      if (backed(line) && inZone(line) && lineOn(line)) out.usable.add(line.id);
    });
    const extra = brought(now, out.usable),
      whole = !data.crowd || now.all || Boolean(zone);
    const base = (id) => whole || data.entities.get(id).main || !data.entities.get(id).lines.length;
    const linked = new Set();
    data.lines.forEach((line) => {
      if (!backed(line) || !inZone(line)) return;
      if (base(line.from) && base(line.to)) {
        out.styles[line.style] = (out.styles[line.style] || 0) + 1;
        out.relations[line.sort] = (out.relations[line.sort] || 0) + 1;
      }
      if (!lineOn(line)) return;
      linked.add(line.from).add(line.to);
      if ((base(line.from) || extra.has(line.from)) && (base(line.to) || extra.has(line.to))) out.lines.add(line.id);
    });
    data.entities.forEach((entity, id) => {
      const timely = (!now.from && !now.to) || [...entity.dates].some((date) => inTime(date, now));
      if (!timely || (zone && !zone.has(id))) return;
      // A higher bar for lines leaves behind symbols that nothing joins to anything: they go, unless they are chosen.
      if (now.stories > 1 && !linked.has(id) && now.chosen !== id) return;
      if (groupOn(id)) out.passing.add(id);
      if (!entity.lines.length && !now.lone && now.chosen !== id && now.focus !== id) return;
      if (base(id)) out.groups[entity.group] += 1;
      if (groupOn(id) && (base(id) || extra.has(id))) out.entities.add(id);
    });
    return out;
  };
  let version = 0;
  state.listen((now) => {
    shown = compute(now);
    version += 1;
  });
  return {
    shown: () => shown,
    version: () => version,
    // Whether all is shown that would be without any filter.
    whole: () => {
      const now = state.get();
      return !now.focus && !now.off.size && now.stories < 2 && !now.from && !now.to;
    },
    has: (id) => shown.entities.has(id) || shown.lines.has(id),
    stories: (line) => (shown.stories ? shown.stories.get(line.id) : 1),
    inTime,
    // What stands out: the chosen entity with its lines and neighbours, the chosen line with its ends, or the way.
    hot: () => {
      const now = state.get();
      const ids = new Set(),
        own = new Set();
      if (now.path.length === 2) {
        for (const step of path.find(now.path[0], now.path[1], shown.usable) || []) {
          own.add(step.line.id);
          ids.add(step.line.from).add(step.line.to);
        }
        now.path.forEach((id) => ids.add(id));
      } else if (data.entities.has(now.chosen)) {
        ids.add(now.chosen);
        for (const line of data.entities.get(now.chosen).lines)
          if (shown.lines.has(line.id)) {
            own.add(line.id);
            ids.add(line.from).add(line.to);
          }
      } else if (data.lines.has(now.chosen)) {
        const line = data.lines.get(now.chosen);
        own.add(line.id);
        ids.add(line.from).add(line.to);
      } else return null;
      return { entities: ids, lines: own };
    },
  };
})();
