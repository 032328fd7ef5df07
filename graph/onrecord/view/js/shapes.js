// Shapes: the symbol of each kind of entity, for the canvas and for the legend; a source without a name is hollow.
const shapes = (() => {
  const polygon = (count, turn, stretch) =>
    Array.from({ length: count }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / count;
      return [Math.cos(angle) * stretch, Math.sin(angle) * stretch];
    });
  const outline = {
    people: null,
    institutions: [
      [-0.88, -0.88],
      [0.88, -0.88],
      [0.88, 0.88],
      [-0.88, 0.88],
    ],
    reports: [
      [0, -1.18],
      [1.08, 0],
      [0, 1.18],
      [-1.08, 0],
    ],
    offices: [
      [0, -1.08],
      [1.08, 0.85],
      [-1.08, 0.85],
    ],
    proposals: polygon(6, 0, 1.08),
    places: polygon(5, -Math.PI / 2, 1.1),
  };
  const draw = (ctx, group, x, y, radius, fill, edge, hollow) => {
    ctx.beginPath();
    const points = outline[group];
    if (!points) ctx.arc(x, y, radius, 0, 2 * Math.PI);
    else {
      points.forEach(([px, py], i) =>
        i ? ctx.lineTo(x + px * radius, y + py * radius) : ctx.moveTo(x + px * radius, y + py * radius),
      );
      ctx.closePath();
    }
    ctx.fillStyle = hollow ? edge : fill;
    // Of the smallest the edge would be all.
    if (radius < 2.6 && !hollow) {
      ctx.fill();
      return;
    }
    ctx.lineJoin = "round";
    ctx.lineWidth = hollow ? 2 : 1.6;
    ctx.strokeStyle = hollow ? fill : edge;
    if (!hollow) {
      ctx.stroke();
      ctx.fill();
    } else {
      ctx.fill();
      ctx.stroke();
    }
  };
  const svg = (tag, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  const icon = (group, hollow) => {
    const points = outline[group];
    const form = points
      ? svg("polygon", { points: points.map(([x, y]) => `${8 + x * 6},${8 + y * 6}`).join(" ") })
      : svg("circle", { cx: 8, cy: 8, r: 6 });
    return svg(
      "svg",
      {
        viewBox: "0 0 16 16",
        width: 16,
        height: 16,
        class: `shape ${group}${hollow ? " hollow" : ""}`,
        "aria-hidden": "true",
      },
      form,
    );
  };
  // Bigger the more independent stories mention it, in pixels on the screen.
  const radius = (entity) =>
    Math.min(15, 5.2 + 2.1 * Math.sqrt(Math.max(0, entity.stories - 1)) + Math.min(2, entity.lines.length * 0.12));
  return { draw, icon, svg, radius };
})();
