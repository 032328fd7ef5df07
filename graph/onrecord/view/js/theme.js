// Theme: light or dark, as the reader's system has it until the reader says otherwise; colours from the style sheet.
const theme = (() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  let colours = {};
  const mix = (a, b, share) => {
    const part = (text, at) => parseInt(text.slice(1 + at * 2, 3 + at * 2), 16);
    return (
      "#" +
      [0, 1, 2]
        .map((at) =>
          Math.round(part(a, at) * (1 - share) + part(b, at) * share)
            .toString(16)
            .padStart(2, "0"),
        )
        .join("")
    );
  };
  const read = () => {
    const style = getComputedStyle(root);
    colours = {};
    for (const name of [
      "ground",
      "card",
      "ink",
      "soft",
      "rule",
      "people",
      "institutions",
      "reports",
      "offices",
      "proposals",
      "places",
      "for",
      "against",
      "warning",
      "office",
      "belongs",
      "report",
      "speech",
      "accent",
    ])
      colours[name] = style.getPropertyValue("--" + name).trim();
    for (const name of Object.keys(colours)) colours["faint-" + name] = mix(colours[name], colours.ground, 0.82);
    for (const name of Object.keys(colours))
      if (!name.startsWith("faint-")) colours["pale-" + name] = mix(colours[name], colours.ground, 0.4);
  };
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const changed = () => {
    read();
    listeners.forEach((listener) => listener());
  };
  let kept = "";
  try {
    kept = localStorage.getItem("onrecord-theme") || "";
  } catch {
    /* no storage here: the system's theme it is */
  }
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  read();
  system.addEventListener("change", changed);
  // Paper is white.
  window.addEventListener("beforeprint", () => {
    root.dataset.before = root.dataset.theme || "";
    root.dataset.theme = "light";
    changed();
  });
  window.addEventListener("afterprint", () => {
    if (root.dataset.before) root.dataset.theme = root.dataset.before;
    else delete root.dataset.theme;
    delete root.dataset.before;
    changed();
  });
  return {
    colour: (name) => colours[name],
    dark,
    mix,
    toggle: () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try {
        localStorage.setItem("onrecord-theme", root.dataset.theme);
      } catch {
        /* it lasts as long as the page */
      }
      changed();
    },
    listen: (listener) => listeners.push(listener),
  };
})();
