// Regions: communities as faint fields behind the network, named by their most central member; off until asked for.
const regions = (() => {
  const hull = (points) => {
    const sorted = points.slice().sort((a, b) => a.x - b.x || a.y - b.y);
    const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
    const half = (list) => {
      const out = [];
      for (const p of list) {
        while (out.length > 1 && turn(out[out.length - 2], out[out.length - 1], p) <= 0) out.pop();
        out.push(p);
      }
      return out.slice(0, -1);
    };
    return half(sorted).concat(half(sorted.reverse()));
  };
  const fields = () => [...data.clusters.values()].filter((members) => members.length > 3);
  const tints = ["people", "institutions", "reports", "proposals", "offices"];
  const draw = (ctx, at) => {
    fields().forEach((members, number) => {
      const points = members.filter((m) => filters.has(m.id)).map((m) => at(m.id));
      if (points.length < 3) return;
      const corners = hull(points);
      ctx.beginPath();
      corners.forEach((p, i) => (i ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y)));
      ctx.closePath();
      ctx.fillStyle = ctx.strokeStyle = theme.mix(
        theme.colour(tints[number % tints.length]),
        theme.colour("ground"),
        0.9,
      );
      ctx.lineJoin = "round";
      ctx.lineWidth = 46;
      ctx.stroke();
      ctx.fill();
    });
  };
  // Names come last, above or below their field, where they cover no label; the largest fields first.
  const names = (ctx, at, placed, width) => {
    const taken = labels.grid();
    placed.forEach((label) => taken.add(label.box));
    camera.covered().forEach(taken.add);
    fields().forEach((members) => {
      const points = members.filter((m) => filters.has(m.id)).map((m) => at(m.id));
      if (points.length < 3) return;
      const chief = members.reduce((a, b) => (b.lines.length > a.lines.length ? b : a));
      const ys = points.map((p) => p.y),
        top = Math.min(...ys),
        bottom = Math.max(...ys);
      const middle = points.reduce((sum, p) => sum + p.x, 0) / points.length;
      ctx.font = `600 11.5px ${labels.FAMILY}`;
      const text = "Around " + short(chief.label, 36),
        half = ctx.measureText(text).width / 2 + 4;
      for (const [x, y] of [
        [middle, top - 32],
        [middle, bottom + 34],
        [middle - half, top - 32],
        [middle + half, top - 32],
        [middle, (top + bottom) / 2],
      ]) {
        const box = [x - half, y - 9, x + half, y + 9];
        if (taken.hits(box) || box[0] < 0 || box[2] > width || box[1] < 0) continue;
        taken.add(box);
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.lineWidth = 4;
        ctx.strokeStyle = theme.colour("ground");
        ctx.fillStyle = theme.colour("soft");
        ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
        break;
      }
    });
  };
  return { draw, names };
})();
