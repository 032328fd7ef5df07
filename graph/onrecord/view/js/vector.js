// Vector: as much of a canvas as the drawing uses, that writes SVG; so the saved picture is the one on the screen.
const vector = (width, height) => {
  const parts = [];
  const escape = (text) =>
    String(text)
      .replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c])
      .replace(/[^\u0009\u000a\u0020-\ud7ff\ue000-\ufffd]/g, "");
  const r = (number) => Math.round(number * 100) / 100;
  let way = "",
    dash = [],
    shift = { x: 0, y: 0 };
  const stack = [];
  const x = (value) => r(value + shift.x),
    y = (value) => r(value + shift.y);
  const dashes = () => (dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : "");
  const anchor = { center: "middle", left: "start", right: "end" };
  const made = {
    fillStyle: "#000",
    strokeStyle: "#000",
    lineWidth: 1,
    lineCap: "butt",
    lineJoin: "round",
    font: "12px sans-serif",
    textAlign: "left",
    textBaseline: "middle",
    beginPath: () => {
      way = "";
    },
    moveTo: (a, b) => {
      way += `M${x(a)} ${y(b)}`;
    },
    lineTo: (a, b) => {
      way += `L${x(a)} ${y(b)}`;
    },
    quadraticCurveTo: (a, b, c, d) => {
      way += `Q${x(a)} ${y(b)} ${x(c)} ${y(d)}`;
    },
    closePath: () => {
      way += "Z";
    },
    arc: (a, b, radius) => {
      way += `M${x(a - radius)} ${y(b)}a${r(radius)} ${r(radius)} 0 1 0 ${r(radius * 2)} 0a${r(radius)} ${r(radius)} 0 1 0 ${r(-radius * 2)} 0Z`;
    },
    rect: (a, b, w, h) => {
      way += `M${x(a)} ${y(b)}h${r(w)}v${r(h)}h${r(-w)}Z`;
    },
    roundRect: (a, b, w, h) => made.rect(a, b, w, h),
    fill: () => {
      parts.push(`<path d="${way}" fill="${made.fillStyle}"/>`);
    },
    stroke: () => {
      parts.push(
        `<path d="${way}" fill="none" stroke="${made.strokeStyle}" stroke-width="${r(made.lineWidth)}" stroke-linecap="${made.lineCap}" stroke-linejoin="round"${dashes()}/>`,
      );
    },
    fillRect: (a, b, w, h) => {
      parts.push(`<rect x="${x(a)}" y="${y(b)}" width="${r(w)}" height="${r(h)}" fill="${made.fillStyle}"/>`);
    },
    setLineDash: (list) => {
      dash = list;
    },
    measureText: (text) => {
      labels.measure.font = made.font;
      return labels.measure.measureText(text);
    },
    fillText: (text, a, b) => words(text, a, b, `fill="${made.fillStyle}"`),
    strokeText: (text, a, b) =>
      words(
        text,
        a,
        b,
        `fill="none" stroke="${made.strokeStyle}" stroke-width="${made.lineWidth}" stroke-linejoin="round"`,
      ),
    save: () => {
      stack.push(Object.assign({}, shift));
    },
    restore: () => {
      shift = stack.pop() || shift;
    },
    translate: (a, b) => {
      shift = { x: shift.x + a, y: shift.y + b };
    },
    clip: () => undefined,
    text: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n${parts.join("\n")}\n</svg>\n`,
  };
  const words = (text, a, b, paint) => {
    const size = Number(/(\d+(?:\.\d+)?)px/.exec(made.font)[1]);
    const slant = made.font.startsWith("italic") ? ' font-style="italic"' : "",
      weight = made.font.includes("600") ? ' font-weight="600"' : "";
    const family = escape(made.font.slice(made.font.indexOf("px") + 3));
    parts.push(
      `<text x="${x(a)}" y="${r(b + shift.y + size * 0.35)}" text-anchor="${anchor[made.textAlign]}" font-size="${size}" font-family="${family}"${slant}${weight} ${paint}>${escape(text)}</text>`,
    );
  };
  return made;
};
