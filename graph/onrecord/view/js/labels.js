// Labels: a constant size on the screen, four places to try, the important first, none over another or over a symbol.
const labels = (() => {
  const FAMILY = '"Noto Sans", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif';
  const measure = document.createElement("canvas").getContext("2d");
  const wrapped = new Map();
  const ranks = [...data.entities.values()].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  const big = new Set(ranks.slice(0, Math.min(6, Math.ceil(ranks.length / 14))).map((entity) => entity.id));
  function weight(entity) {
    return entity.lines.length + entity.stories * 1.5 + (entity.group === "offices" ? -3 : 0);
  }

  const fontOf = (entity, hot) => {
    const strong = hot || big.has(entity.id);
    const size = strong ? 14 : entity.group === "offices" || entity.group === "places" ? 12 : 13;
    return { size, css: `${entity.group === "proposals" ? "italic " : ""}${strong ? "600 " : ""}${size}px ${FAMILY}` };
  };
  // At most three rows, broken at blanks; what does not fit ends in an ellipsis. `brief`: one short row.
  const wrap = (entity, hot, brief) => {
    const key = entity.id + (hot ? "+" : "") + (brief ? "-" : "");
    if (wrapped.has(key)) return wrapped.get(key);
    const font = fontOf(entity, hot),
      most = !brief ? 3 : big.has(entity.id) ? 2 : 1,
      usual = entity.group === "proposals" ? 148 : 132,
      widest = brief ? 104 + most * 8 : data.pocket && !big.has(entity.id) ? usual * 0.86 : usual;
    measure.font = font.css;
    const rows = [];
    let row = "";
    const room = (text) => measure.measureText(text).width <= widest;
    const clip = (text) => {
      while (text.length > 1 && !room(text + "\u2026")) text = text.slice(0, -1);
      return text.trimEnd() + "\u2026";
    };
    for (const word of short(entity.label, 120).split(" ")) {
      const next = row ? row + " " + word : word;
      if (!row || room(next)) row = next;
      else {
        rows.push(row);
        row = word;
      }
    }
    rows.push(row);
    const kept = rows.slice(0, most).map((text) => (room(text) ? text : clip(text)));
    const last = rows[most - 1];
    if (rows.length > most) kept[most - 1] = room(last + "\u2026") ? last + "\u2026" : clip(last);
    const made = {
      rows: kept,
      width: Math.max(...kept.map((text) => measure.measureText(text).width)),
      font,
      high: font.size * 1.22,
    };
    wrapped.set(key, made);
    return made;
  };

  // A coarse grid of taken boxes; boxes are [left, top, right, bottom].
  const grid = () => {
    const cells = new Map();
    const keys = ([l, t, r, b]) => {
      const found = [];
      for (let x = Math.floor(l / 64); x <= Math.floor(r / 64); x++)
        for (let y = Math.floor(t / 64); y <= Math.floor(b / 64); y++) found.push(x + ":" + y);
      return found;
    };
    return {
      add: (box) => keys(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
      hits: (box) =>
        keys(box).some((key) =>
          (cells.get(key) || []).some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3]),
        ),
    };
  };

  // Where lines run, in cells of 12 pixels: a label is read more easily beside them.
  const lattice = (strokes) => {
    const cells = new Map();
    for (const { way } of strokes) {
      const steps = Math.max(1, Math.ceil(Math.hypot(way.end.x - way.start.x, way.end.y - way.start.y) / 12));
      let before = "";
      for (let step = 0; step <= steps; step++) {
        const p = lines.at(way, step / steps),
          key = Math.floor(p.x / 12) + ":" + Math.floor(p.y / 12);
        if (key !== before) cells.set(key, (cells.get(key) || 0) + 1);
        before = key;
      }
    }
    return ([l, t, r, b]) => {
      let found = 0;
      for (let x = Math.floor(l / 12); x <= Math.floor(r / 12); x++)
        for (let y = Math.floor(t / 12); y <= Math.floor(b / 12); y++) found += cells.get(x + ":" + y) || 0;
      return found;
    };
  };

  // Places for labels of symbols [{entity, x, y, radius, hot}], all in pixels; the first of the list come first.
  // `edge` (optional) is the frame in which a label must lie whole; `ways` (optional) counts the lines in a box.
  const place = (symbols, taken, edge, must, ways) => {
    const found = [],
      words = grid();
    symbols.forEach(({ x, y, radius }) => taken.add([x - radius, y - radius, x + radius, y + radius]));
    const covers = ([l, t, r, b]) =>
      symbols.reduce(
        (sum, s) =>
          sum +
          (s.x > l - s.radius && s.x < r + s.radius && s.y > t - s.radius && s.y < b + s.radius ? s.radius ** 2 : 0),
        0,
      );
    const rest = [];
    const put = ({ entity, x, y, radius, hot }, brief, over) => {
      const text = wrap(entity, hot, brief),
        high = text.rows.length * text.high,
        gap = radius + 4;
      const places = [
        [x - text.width / 2, y + gap, "center"],
        [x + gap + 1, y - high / 2, "left"],
        [x - gap - 1 - text.width, y - high / 2, "right"],
        [x - text.width / 2, y - gap - high, "center"],
        [x + radius, y + radius, "left"],
        [x - radius - text.width, y + radius, "right"],
        [x + radius, y - radius - high, "left"],
        [x - radius - text.width, y - radius - high, "right"],
      ];
      const boxes = places.map(([left, top, align]) => ({
        box: [left - 2, top, left + text.width + 2, top + high],
        left,
        top,
        align,
      }));
      const inside = (box) =>
        !edge || (box[0] >= edge[0] && box[1] >= edge[1] && box[2] <= edge[2] && box[3] <= edge[3]);
      const free = boxes.filter(({ box }) => inside(box) && !taken.hits(box));
      const cost = ways ? (b) => ways(b.box) + boxes.indexOf(b) * 0.8 : (b) => boxes.indexOf(b);
      const best =
        free.sort((a, b) => cost(a) - cost(b))[0] ||
        // The few that matter most may stand over smaller symbols, the fewest and smallest, never over other labels.
        (over && (hot || big.has(entity.id))
          ? boxes.filter(({ box }) => inside(box) && !words.hits(box)).sort((a, b) => covers(a.box) - covers(b.box))[0]
          : null) ||
        (must && hot ? boxes.find(({ box }) => inside(box)) : null);
      if (!best) return false;
      taken.add(best.box);
      words.add(best.box);
      found.push(Object.assign({ entity, text, hot, x, y }, best));
      return true;
    };
    const brief = symbols.length < 200;
    for (const symbol of symbols) {
      const first = symbol.hot || big.has(symbol.entity.id);
      if (put(symbol) || (first && ((brief && put(symbol, true)) || put(symbol, false, true)))) continue;
      rest.push(symbol);
    }
    // Where a name has no room, its beginning may have.
    if (brief) rest.forEach((symbol) => put(symbol, true));
    return found;
  };
  const draw = (ctx, label, colour, halo) => {
    const { text, left, top, align } = label;
    ctx.font = text.font.css;
    ctx.textBaseline = "middle";
    ctx.textAlign = "center";
    ctx.lineJoin = "round";
    text.rows.forEach((row, index) => {
      const y = top + (index + 0.5) * text.high;
      const x = align === "center" ? left + text.width / 2 : align === "left" ? left : left + text.width;
      ctx.textAlign = align;
      ctx.lineWidth = 3.5;
      if (halo) {
        ctx.strokeStyle = halo;
        ctx.strokeText(row, x, y);
      }
      ctx.fillStyle = colour;
      ctx.fillText(row, x, y);
    });
  };
  return { wrap, ranks, lattice, place, draw, grid, FAMILY, measure };
})();
