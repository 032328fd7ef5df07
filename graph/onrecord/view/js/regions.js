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
  const tints = ["people", "institutions", "reports", "proposals", "offices"];
  const draw = (ctx, at) => {
    data.clusters.forEach((members, number) => {
      const points = members.filter((m) => filters.has(m.id)).map((m) => at(m.id));
      if (points.length < 3) return;
      const corners = hull(points);
      ctx.beginPath();
      corners.forEach((p, i) => i ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y));
      ctx.closePath();
      ctx.fillStyle = ctx.strokeStyle = theme.mix(theme.colour(tints[number % tints.length]), theme.colour("ground"), 0.9);
      ctx.lineJoin = "round";
      ctx.lineWidth = 46;
      ctx.stroke();
      ctx.fill();
    });
  };
  // Names last, so that they are not drawn over; each above the top of its field.
  const names = (ctx, at) => {
    data.clusters.forEach((members) => {
      const points = members.filter((m) => filters.has(m.id)).map((m) => at(m.id));
      if (points.length < 3) return;
      const chief = members.reduce((a, b) => b.lines.length > a.lines.length ? b : a);
      const top = Math.min(...points.map((p) => p.y)) - 30;
      const middle = points.reduce((sum, p) => sum + p.x, 0) / points.length;
      ctx.font = `600 11px ${labels.FAMILY}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.lineWidth = 4;
      ctx.strokeStyle = theme.colour("ground");
      ctx.fillStyle = theme.colour("soft");
      const text = "Around " + short(chief.label, 40);
      ctx.strokeText(text, middle, top);
      ctx.fillText(text, middle, top);
    });
  };
  return { draw, names };
})();
