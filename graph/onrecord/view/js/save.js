// Save: what is shown as a picture, and as a table of comma separated values.
const save = (() => {
  const name = (ending) => (plain(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "on-record") + "." + ending;
  const give = (blob, ending) => {
    const url = URL.createObjectURL(blob);
    const anchor = el("a", { href: url, download: name(ending) });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 4000);
  };
  const png = () => {
    const view = camera.view(), top = 66, foot = 30, ratio = 2;
    const canvas = el("canvas", { width: view.width * ratio, height: (view.height + top + foot) * ratio });
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.fillStyle = theme.colour("ground");
    ctx.fillRect(0, 0, view.width, view.height + top + foot);
    ctx.save();
    ctx.translate(0, top);
    ctx.beginPath();
    ctx.rect(0, 0, view.width, view.height);
    ctx.clip();
    drawing.paint(ctx, view, "", true);
    ctx.restore();
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.fillStyle = theme.colour("ink");
    ctx.font = '600 22px "Noto Serif", Georgia, serif';
    ctx.fillText(short(data.title, Math.floor(view.width / 12)), 24, 28);
    ctx.font = `12px ${labels.FAMILY}`;
    ctx.fillStyle = theme.colour("soft");
    ctx.fillText(short(document.getElementById("counts").textContent, Math.floor(view.width / 6.4)), 24, 52);
    ctx.fillText("Solid: for, or a fact. Broken: against. Open arrow: said, not established. Made with OnRecord.", 24, view.height + top + foot / 2);
    canvas.toBlob((blob) => { give(blob, "png"); toast("Picture saved"); }, "image/png");
  };
  const csv = () => {
    const head = [...document.querySelectorAll("#table th")].map((cell) => cell.textContent);
    // A cell that begins like a formula would be run by a spreadsheet.
    const safe = (text) => '"' + (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""') + '"';
    const lines = [head, ...table.rows()].map((row) => row.map(safe).join(","));
    give(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }), "csv");
    toast("Table saved");
  };
  return { png, csv };
})();
