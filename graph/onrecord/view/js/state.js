// State: what is chosen and what is filtered, kept in the address so that a link restores it.
const state = (() => {
  const fresh = () => ({
    chosen: "",
    focus: "",
    steps: 1,
    from: "",
    to: "",
    off: new Set(),
    stories: 1,
    path: [],
    view: "",
    regions: false,
    lone: data.few,
    all: false,
  });
  let now = fresh();
  const listeners = [];

  const read = () => {
    const found = fresh();
    const given = new URLSearchParams(location.hash.slice(1));
    const known = (id) => data.entities.has(id) || data.lines.has(id);
    if (known(given.get("at"))) found.chosen = given.get("at");
    const [focus, steps] = (given.get("near") || "").split(".");
    if (data.entities.has(focus)) Object.assign(found, { focus, steps: Math.min(6, Math.max(1, Number(steps) || 1)) });
    const path = (given.get("way") || "").split(".");
    if (path.length === 2 && path.every((id) => data.entities.has(id))) found.path = path;
    for (const name of ["from", "to"])
      if (/^\d{4}-\d\d-\d\d$/.test(given.get(name) || "")) found[name] = given.get(name);
    found.off = new Set((given.get("off") || "").split(".").filter((name) => /^[a-z_:]+$/.test(name)));
    found.stories = Math.max(1, Math.min(99, Number(given.get("stories")) || 1));
    found.view = given.get("view") === "table" ? "table" : "";
    if (given.has("lone")) found.lone = given.get("lone") === "1";
    found.regions = given.get("groups") === "1";
    found.all = given.get("all") === "1" && data.crowd > 0;
    return found;
  };
  const write = () => {
    const out = [];
    if (now.chosen) out.push("at=" + now.chosen);
    if (now.focus) out.push(`near=${now.focus}.${now.steps}`);
    if (now.path.length) out.push("way=" + now.path.join("."));
    if (now.from) out.push("from=" + now.from);
    if (now.to) out.push("to=" + now.to);
    if (now.off.size) out.push("off=" + [...now.off].sort().join("."));
    if (now.stories > 1) out.push("stories=" + now.stories);
    if (now.view) out.push("view=" + now.view);
    if (now.regions) out.push("groups=1");
    if (now.all) out.push("all=1");
    if (now.lone !== data.few) out.push("lone=" + (now.lone ? 1 : 0));
    const hash = out.length ? "#" + out.join("&") : "";
    if (location.hash === hash) return;
    // Inside a notebook the page has no address of its own.
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      /* then no link either */
    }
  };
  const tell = (before) => listeners.forEach((listener) => listener(now, before));
  window.addEventListener("hashchange", () => {
    const before = now;
    now = read();
    tell(before);
  });
  return {
    get: () => now,
    set: (changes) => {
      const before = now;
      now = Object.assign({}, now, changes);
      write();
      tell(before);
    },
    link: () => location.protocol !== "about:" && location.href,
    open: () => {
      now = read();
      tell(fresh());
    },
    reset: () => {
      const before = now;
      now = fresh();
      write();
      tell(before);
    },
    listen: (listener) => listeners.push(listener),
  };
})();
