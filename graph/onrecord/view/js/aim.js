// Aim: what lies under a point of the picture: a symbol or its label first, else a line not farther than a fingertip.
const aim = (() => {
  const under = (last, x, y, reach) => {
    if (!last) return "";
    let best = "",
      least = Infinity;
    last.spots.forEach((p, id) => {
      const away = Math.hypot(p.x - x, p.y - y) - last.radius(data.entities.get(id));
      if (away < Math.max(4, reach * 0.7) && away < least) {
        least = away;
        best = id;
      }
    });
    if (best) return best;
    const label = last.placed.find(({ box: b }) => x >= b[0] && x <= b[2] && y >= b[1] && y <= b[3]);
    if (label) return label.entity.id;
    least = reach;
    for (const { line, way } of last.strokes) {
      let before = lines.at(way, 0);
      for (let step = 1; step <= (way.straight ? 1 : 10); step++) {
        const after = lines.at(way, way.straight ? 1 : step / 10);
        const dx = after.x - before.x,
          dy = after.y - before.y;
        const t = Math.max(0, Math.min(1, ((x - before.x) * dx + (y - before.y) * dy) / (dx * dx + dy * dy || 1)));
        const away = Math.hypot(before.x + dx * t - x, before.y + dy * t - y);
        if (away < least) {
          least = away;
          best = line.id;
        }
        before = after;
      }
    }
    return best;
  };
  return { under };
})();
