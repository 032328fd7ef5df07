// Lines: colour, dash and arrowhead of each kind; broken is against, an open head is said but not established.
const lines = (() => {
  const dashes = { against: [6, 4], warning: [8, 3, 2, 3], belongs: [2, 3], speech: [1, 4] };
  let slim = 1;
  const width = ({ line, stories }) => ((line.firm ? 1.15 : 1) + 0.65 * Math.min(3, Math.max(0, stories - 1))) * slim;

  // From border to border: where it starts, its bend, where it ends, in pixels like the points and radii given.
  const course = (bent, a, b, ra, rb) => {
    const dx = b.x - a.x,
      dy = b.y - a.y,
      size = Math.hypot(dx, dy) || 1;
    const bend = bent * Math.min(1, size / 90);
    const mid = { x: (a.x + b.x) / 2 - (dy / size) * bend * 2, y: (a.y + b.y) / 2 + (dx / size) * bend * 2 };
    const cut = (from, to, by) => {
      const way = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      return { x: from.x + ((to.x - from.x) / way) * by, y: from.y + ((to.y - from.y) / way) * by };
    };
    return { start: cut(a, mid, ra + 1.5), mid, end: cut(b, mid, rb + 2.5), straight: !bend };
  };
  const at = (way, t) =>
    way.straight
      ? { x: way.start.x + (way.end.x - way.start.x) * t, y: way.start.y + (way.end.y - way.start.y) * t }
      : {
          x: (1 - t) ** 2 * way.start.x + 2 * t * (1 - t) * way.mid.x + t * t * way.end.x,
          y: (1 - t) ** 2 * way.start.y + 2 * t * (1 - t) * way.mid.y + t * t * way.end.y,
        };

  const draw = (ctx, line, way, colour, thick) => {
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = thick;
    ctx.lineCap = line.style === "speech" || line.style === "belongs" ? "round" : "butt";
    ctx.setLineDash(dashes[line.style] || []);
    const tip = way.end,
      back = way.straight ? way.start : way.mid;
    const angle = Math.atan2(tip.y - back.y, tip.x - back.x);
    const head = (5.4 + thick * 1.3) * Math.min(1, slim + 0.2),
      neck = { x: tip.x - Math.cos(angle) * head * 0.8, y: tip.y - Math.sin(angle) * head * 0.8 };
    const stop = line.firm ? neck : tip;
    ctx.beginPath();
    ctx.moveTo(way.start.x, way.start.y);
    if (way.straight) ctx.lineTo(stop.x, stop.y);
    else ctx.quadraticCurveTo(way.mid.x, way.mid.y, stop.x, stop.y);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.beginPath();
    const side = (turn) => [tip.x - Math.cos(angle + turn) * head, tip.y - Math.sin(angle + turn) * head];
    if (line.firm) {
      ctx.moveTo(tip.x, tip.y);
      ctx.lineTo(...side(0.4));
      ctx.lineTo(...side(-0.4));
      ctx.closePath();
      ctx.fill();
    } else {
      ctx.lineWidth = Math.max(1.1, thick * 0.9);
      ctx.moveTo(...side(0.55));
      ctx.lineTo(tip.x, tip.y);
      ctx.lineTo(...side(-0.55));
      ctx.stroke();
    }
    if (line.standing === "denied") {
      const m = at(way, 0.5);
      ctx.lineWidth = 1.6;
      ctx.beginPath();
      for (const turn of [Math.PI / 4, -Math.PI / 4]) {
        ctx.moveTo(m.x - Math.cos(angle + turn) * 5, m.y - Math.sin(angle + turn) * 5);
        ctx.lineTo(m.x + Math.cos(angle + turn) * 5, m.y + Math.sin(angle + turn) * 5);
      }
      ctx.stroke();
    }
  };
  const icon = (style, firm) => {
    const dash = dashes[style] ? { "stroke-dasharray": dashes[style].join(" ") } : {};
    const round = style === "speech" || style === "belongs" ? { "stroke-linecap": "round" } : {};
    const parts = [
      shapes.svg("path", Object.assign({ d: `M1 8H${firm === false ? 26 : 21}`, class: "stem" }, dash, round)),
    ];
    parts.push(
      shapes.svg(
        "path",
        firm === false ? { d: "M20 4.5L27 8L20 11.5", class: "open" } : { d: "M20 4.5L28 8L20 11.5Z", class: "head" },
      ),
    );
    return shapes.svg(
      "svg",
      { viewBox: "0 0 29 16", width: 29, height: 16, class: "line " + style, "aria-hidden": "true" },
      ...parts,
    );
  };
  return {
    course,
    at,
    draw,
    icon,
    width,
    scale: (by) => {
      slim = by;
    },
  };
})();
