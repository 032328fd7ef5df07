// Table: the accessible equivalent of the picture; follows its filters, sorts by any column, opens the same evidence.
const table = (() => {
  const box = document.getElementById("table");
  const body = box.querySelector("tbody");
  const byStatement = new Map();
  let rows = null,
    words = "",
    sorted = -1,
    down = false,
    count = null;

  // Only when somebody asks for it: a large table takes a second.
  const ready = () => {
    if (rows) return;
    rows = body ? [...body.rows].map((row) => ({ row, id: row.dataset.id, text: "" })) : [];
    data.lines.forEach((line) => {
      if (line.relation !== "office_of") line.statements.forEach((s) => byStatement.set(s.id, line));
    });
    if (body) build();
  };
  const build = () => {
    const input = el("input", {
      type: "search",
      placeholder: "Filter the table",
      "aria-label": "Filter the table",
      oninput: (e) => {
        words = plain(e.target.value.trim());
        show();
      },
    });
    count = el("span", { class: "n", role: "status" });
    document
      .getElementById("sieve")
      .replaceChildren(
        el("h2", {}, "Everything on this page"),
        input,
        count,
        el("button", { type: "button", onclick: () => save.csv() }, "Save as CSV"),
        el("button", { type: "button", onclick: () => state.set({ view: "" }) }, "Back to the network"),
      );
    [...box.querySelectorAll("th")].forEach((head, column) => {
      const button = el("button", { type: "button", onclick: () => sort(column) }, head.textContent);
      head.replaceChildren(button);
    });
    // The address belongs to the state, so a jump to an article's line is made without it.
    box.addEventListener("click", (event) => {
      const anchor = event.target.closest('a[href^="#s"]');
      if (!anchor) return;
      event.preventDefault();
      box.querySelectorAll("li.seen").forEach((item) => item.classList.remove("seen"));
      const item = document.getElementById(anchor.getAttribute("href").slice(1));
      item.classList.add("seen");
      item.scrollIntoView({ block: "center" });
    });
    for (const item of rows) {
      const statement = data.statements.get(item.id);
      if (!statement) continue;
      const cell = item.row.cells[0],
        name = named(cell.textContent);
      cell.replaceChildren(
        el(
          "button",
          {
            type: "button",
            class: "link",
            title: "Show the evidence",
            onclick: () => {
              const line = byStatement.get(item.id);
              state.set({ chosen: line ? line.id : statement.subject, path: [] });
            },
          },
          name,
        ),
      );
    }
  };
  const sort = (column) => {
    down = sorted === column ? !down : column === 4;
    sorted = column;
    const value = (item) => item.row.cells[column].textContent;
    rows.sort(
      (a, b) =>
        (column === 4 ? Number(value(a)) - Number(value(b)) : value(a).localeCompare(value(b))) * (down ? -1 : 1),
    );
    body.append(...rows.map((item) => item.row));
    [...box.querySelectorAll("th")].forEach((head, i) =>
      head.setAttribute("aria-sort", i === sorted ? (down ? "descending" : "ascending") : "none"),
    );
  };
  const kept = (item, now) => {
    const line = byStatement.get(item.id),
      statement = data.statements.get(item.id);
    if (line && !filters.shown().usable.has(line.id)) return false;
    if (statement && !line && !filters.shown().passing.has(statement.subject)) return false;
    if (statement && !statement.evidence.some((e) => filters.inTime(e.article.date, now))) return false;
    if (!words) return true;
    if (!item.text) item.text = plain(item.row.textContent);
    return words.split(/\s+/).every((word) => item.text.includes(word));
  };
  const show = () => {
    const now = state.get();
    document.body.classList.toggle("tabled", now.view === "table");
    if (now.view !== "table" || !body) return;
    ready();
    let left = 0;
    for (const item of rows) {
      const on = kept(item, now);
      item.row.hidden = !on;
      left += on ? 1 : 0;
    }
    count.textContent = `${left.toLocaleString("en")} of ${rows.length.toLocaleString("en")} statements`;
  };
  state.listen((now, before) => {
    show();
    if (now.view !== before.view && now.view === "table" && body && box.clientWidth > 600)
      box.querySelector("input").focus();
  });
  // A row as it is saved: with the words whole, and with all that it takes to cite them.
  const CITED = ["Headline", "Paper", "Published", "Link"];
  const cited = (item) => {
    const cells = [...item.row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()),
      statement = data.statements.get(item.id);
    if (!statement) return cells.concat(CITED.map(() => ""));
    const standing = cells[3].split(" by ")[0],
      place = statement.evidence.find((each) => each.standing === standing) || statement.evidence[0],
      { headline, paper, agency, date, url } = place.article;
    cells[7] = place.text.slice(place.start, place.end).replace(/\s+/g, " ").trim();
    return cells.concat([headline, paper || agency, date, url].map((text) => text || ""));
  };
  return {
    ready,
    CITED,
    rows: () => rows.filter((item) => kept(item, state.get())).map(cited),
  };
})();
