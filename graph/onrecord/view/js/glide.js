// Glide: a large picture is drawn once, with a margin, and that drawing is moved while the reader pans or zooms; it is
// drawn anew at rest, or when what was drawn no longer reaches.
const glide = (() => {
  const MARGIN = 260,
    LARGE = 700;
  let sheet = null,
    made = null,
    last = null;
  const large = () => filters.shown().lines.size + filters.shown().entities.size > LARGE;
  const draw = (view, ratio, key) => {
    const wide = Math.round((view.width + MARGIN * 2) * ratio),
      high = Math.round((view.height + MARGIN * 2) * ratio);
    if (!sheet) sheet = document.createElement("canvas");
    if (sheet.width !== wide || sheet.height !== high) {
      sheet.width = wide;
      sheet.height = high;
    }
    const ctx = sheet.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
    last = drawing.paint(ctx, view, { margin: MARGIN });
    made = { x: view.x, y: view.y, scale: view.scale, key, ratio, width: view.width, height: view.height };
  };
  // Shows the picture; returns where its parts stand and whether that is exactly so (not while it is on the move).
  const show = (ctx, view, ratio, moving, key) => {
    const by = made ? view.scale / made.scale : 0;
    const dx = made ? (made.x - view.x) * view.scale : 0,
      dy = made ? (made.y - view.y) * view.scale : 0;
    const same =
      made && made.key === key && made.ratio === ratio && made.width === view.width && made.height === view.height;
    const exact = same && by === 1 && Math.abs(dx) < 0.01 && Math.abs(dy) < 0.01;
    const reaches = by > 0.4 && by < 2.5 && Math.abs(dx) < MARGIN * by && Math.abs(dy) < MARGIN * by;
    if (!exact && !(same && moving && reaches)) {
      draw(view, ratio, key);
      ctx.drawImage(sheet, -MARGIN, -MARGIN, sheet.width / ratio, sheet.height / ratio);
      return { last, exact: true };
    }
    if (!exact) {
      ctx.fillStyle = theme.colour("ground");
      ctx.fillRect(0, 0, view.width, view.height);
    }
    const left = view.width / 2 + dx - (view.width / 2 + MARGIN) * by,
      top = view.height / 2 + dy - (view.height / 2 + MARGIN) * by;
    ctx.drawImage(sheet, left, top, (sheet.width / ratio) * by, (sheet.height / ratio) * by);
    return { last, exact: Boolean(exact) };
  };
  return { show, large };
})();
