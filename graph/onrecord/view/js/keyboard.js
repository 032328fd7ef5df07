// Keyboard: everything without a mouse, and the sheet that says how.
const keyboard = (() => {
  const KEYS = [
    ["/", "Search"],
    ["Arrow keys", "From symbol to symbol, in that direction"],
    ["Enter", "Open the evidence"],
    ["Tab, in the panel", "Through relations, sentences and links"],
    ["F", "Focus on what is chosen; + and \u2212 steps with > and <"],
    ["P", "Path from what is chosen to another"],
    ["T", "Table of everything"],
    ["D", "Dark or light"],
    ["G", "Groups"],
    ["A", "All, or the main part"],
    ["+ and \u2212", "Nearer and farther"],
    ["0", "All in view"],
    ["Shift and arrows", "Move the picture"],
    ["Esc", "Back, one step at a time"],
    ["?", "This sheet"],
  ];
  const sheet = document.getElementById("help");
  const help = () => {
    if (sheet.open) sheet.close();
    else sheet.showModal();
  };
  const build = () => {
    sheet.replaceChildren(
      el("h2", { id: "help-title" }, "How to read and use this page"),
      el(
        "p",
        {},
        "Symbols are people, bodies, reports, offices and proposals; lines are what articles put on record about them. Choosing either shows the sentences, with the exact words marked, who says so, and where it was printed.",
      ),
      el(
        "p",
        {},
        "Mouse: drag to move, wheel to zoom, click for evidence, double click for the neighbourhood. Touch: the same with fingers.",
      ),
      el(
        "dl",
        {},
        KEYS.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]),
      ),
      el("button", { type: "button", onclick: () => sheet.close() }, "Close"),
    );
    sheet.addEventListener("click", (event) => {
      if (event.target === sheet) sheet.close();
    });
    const net = document.getElementById("net");
    net.tabIndex = 0;
    net.setAttribute("role", "application");
    net.setAttribute(
      "aria-label",
      "The network. Arrow keys go from symbol to symbol, Enter opens the evidence; press T for the same as a table.",
    );
    net.addEventListener("keydown", inNet);
    document.addEventListener("keydown", anywhere);
  };
  let at = "";
  const go = (dx, dy) => {
    const last = camera.last();
    if (!last || !last.spots.size) return;
    const begin = at && last.spots.has(at) ? at : state.get().chosen;
    if (!last.spots.has(begin)) at = labels.ranks.find((entity) => last.spots.has(entity.id)).id;
    else {
      const p = last.spots.get(begin);
      let best = "",
        least = Infinity;
      last.spots.forEach((q, id) => {
        const along = (q.x - p.x) * dx + (q.y - p.y) * dy,
          aside = Math.abs((q.x - p.x) * dy) + Math.abs((q.y - p.y) * dx);
        if (id !== begin && along > 1 && along + aside * 2 < least) {
          least = along + aside * 2;
          best = id;
        }
      });
      if (!best) return;
      at = best;
    }
    camera.setHover(at);
    const entity = data.entities.get(at);
    announce(`${entity.label}, ${some(entity.lines.length, "relation")}`);
  };
  const inNet = (event) => {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const way = ways[event.key];
    if (way && event.shiftKey) camera.pan(way[0] * 90, way[1] * 90);
    else if (way) go(...way);
    else if (event.key === "Enter" && at) {
      camera.pick(at);
      if (!path.picking()) document.getElementById("panel").focus();
    } else return;
    event.preventDefault();
  };
  const back = () => {
    const now = state.get();
    if (document.body.classList.contains("filtering")) document.body.classList.remove("filtering");
    else if (path.picking()) path.cancel();
    else if (now.chosen || now.path.length) {
      state.set({ chosen: "", path: [] });
      document.getElementById("net").focus();
    } else if (now.focus) state.set({ focus: "" });
    else if (now.view) state.set({ view: "" });
    else panel.open(false);
  };
  const anywhere = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || sheet.open) return;
    const typing =
      /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) &&
      event.target.type !== "checkbox" &&
      event.target.type !== "range";
    if (event.key === "Escape" && !typing) {
      back();
      return;
    }
    if (typing) return;
    const now = state.get();
    const steps = (by) => {
      if (now.focus) state.set({ steps: Math.min(6, Math.max(1, now.steps + by)) });
    };
    const keys = {
      "/": () => search.focus(),
      "?": help,
      d: theme.toggle,
      t: () => state.set({ view: now.view ? "" : "table" }),
      g: () => state.set({ regions: !now.regions }),
      a: () => {
        if (data.crowd) state.set({ all: !now.all });
      },
      f: () => {
        const id = data.entities.has(now.chosen) ? now.chosen : at;
        state.set({ focus: now.focus ? "" : id, steps: 1 });
      },
      p: () => path.begin(data.entities.has(now.chosen) ? now.chosen : ""),
      "+": () => camera.zoom(1.3),
      "=": () => camera.zoom(1.3),
      "-": () => camera.zoom(1 / 1.3),
      0: () => camera.fit(false),
      ">": () => steps(1),
      "<": () => steps(-1),
    };
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };
  return { build, help };
})();
