// Save: what is shown as a picture, and as a table of comma separated values.
const save = (() => {
  const name = (ending) =>
    (plain(data.title)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "on-record") +
    "." +
    ending;
  const give = (blob, ending) => {
    const url = URL.createObjectURL(blob);
    const anchor = el("a", { href: url, download: name(ending) });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 4000);
  };
  const TOP = 66,
    FOOT = 56;
  // All that is shown, at a size at which most of it can be named.
  const whole = () => {
    const [left, top, right, bottom] = camera.bounds(filters.shown().entities),
      scale = Math.min(1.1, 5000 / Math.max(1, right - left), 5000 / Math.max(1, bottom - top));
    return {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      scale,
      home: scale,
      width: Math.round(Math.max(720, (right - left) * scale + 260)),
      height: Math.round(Math.max(300, (bottom - top) * scale + 160)),
    };
  };
  const paint = (ctx, view) => {
    ctx.fillStyle = theme.colour("ground");
    ctx.fillRect(0, 0, view.width, view.height + TOP + FOOT);
    ctx.save();
    ctx.translate(0, TOP);
    ctx.beginPath();
    ctx.rect(0, 0, view.width, view.height);
    ctx.clip();
    drawing.paint(ctx, view, { still: true });
    ctx.restore();
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.fillStyle = theme.colour("ink");
    ctx.font = '600 22px "Noto Serif", Georgia, serif';
    ctx.fillText(short(data.title, Math.floor(view.width / 12)), 24, 28);
    ctx.font = `12px ${labels.FAMILY}`;
    ctx.fillStyle = theme.colour("soft");
    ctx.fillText(short(document.getElementById("counts").textContent, Math.floor(view.width / 6.4)), 24, 52);
    let x = 24;
    const foot = view.height + TOP;
    for (const [group, label] of GROUPS) {
      if (!filters.shown().groups[group]) continue;
      shapes.draw(ctx, group, x + 6, foot + 14, 5.5, theme.colour(group), theme.colour("ground"), false);
      ctx.fillStyle = theme.colour("soft");
      ctx.textAlign = "left";
      ctx.fillText(label, x + 17, foot + 14);
      x += ctx.measureText(label).width + 36;
    }
    ctx.fillText(
      short(
        "Solid: for, or a fact. Broken: against. Open arrow: said, not established. Made with OnRecord.",
        Math.floor(view.width / 6.4),
      ),
      24,
      foot + 38,
    );
  };
  const png = (all) => {
    const view = all === true ? whole() : camera.view(),
      ratio = all === true ? 1.5 : 2;
    const canvas = el("canvas", { width: view.width * ratio, height: (view.height + TOP + FOOT) * ratio });
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    paint(ctx, view);
    canvas.toBlob((blob) => {
      give(blob, "png");
      toast("Picture saved");
    }, "image/png");
  };
  const svg = (all) => {
    const view = all === true ? whole() : camera.view(),
      ctx = vector(view.width, view.height + TOP + FOOT);
    paint(ctx, view);
    give(new Blob([ctx.text()], { type: "image/svg+xml" }), "svg");
    toast("Picture saved");
  };
  const csv = () => {
    table.ready();
    const head = [...document.querySelectorAll("#table th")].map((cell) => cell.textContent).concat(table.CITED);
    // A cell that begins like a formula would be run by a spreadsheet.
    const safe = (text) => '"' + (/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replace(/"/g, '""') + '"';
    const lines = [head, ...table.rows()].map((row) => row.map(safe).join(","));
    give(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }), "csv");
    toast("Table saved");
  };
  // What can be saved, under the button.
  const menu = (button) => {
    const open = document.getElementById("menu");
    if (open) {
      open.id = "";
      open.remove();
      button.setAttribute("aria-expanded", "false");
      return;
    }
    const item = (text, hint, act) =>
      el(
        "button",
        {
          type: "button",
          role: "menuitem",
          onclick: () => {
            menu(button);
            act();
            button.focus();
          },
        },
        text,
        el("span", { class: "sub" }, hint),
      );
    const made = el(
      "div",
      { id: "menu", role: "menu", "aria-label": "Save" },
      item("Picture (PNG)", "what is in view", png),
      item("Drawing (SVG)", "what is in view", svg),
      item("Poster (PNG)", "all that is shown, large", () => png(true)),
      item("Poster (SVG)", "all that is shown, large", () => svg(true)),
      item("Table (CSV)", "what the filters leave", csv),
    );
    made.addEventListener("keydown", (event) => {
      const items = [...made.children],
        at = items.indexOf(document.activeElement);
      if (event.key === "Escape") {
        event.stopPropagation();
        menu(button);
        button.focus();
      } else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
      else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length].focus();
      else return;
      event.preventDefault();
    });
    made.addEventListener("focusout", (event) => {
      if (!made.contains(event.relatedTarget) && event.relatedTarget !== button && made.id) menu(button);
    });
    button.setAttribute("aria-expanded", "true");
    button.parentElement.append(made);
    made.firstChild.focus();
  };
  return { png, svg, csv, menu };
})();
