// Evidence: the sentence with the exact words marked, who says so, how it stands, where it was printed, how to cite it.
const evidence = (() => {
  const STANDING = {
    asserted: ["Asserted", "The article says so in its own voice"],
    reported: ["Reported", "Somebody says so; the article only reports it"],
    planned: ["Planned", "Announced or intended, not yet so"],
    hedged: ["Uncertain", "Said with a may, might or reportedly"],
    denied: ["Denied", "Somebody says that it is not so"],
  };
  const ORDER = Object.keys(STANDING);

  // Copies of one story fold into one piece, with every paper that ran it.
  const folded = (places) => {
    const found = new Map();
    for (const place of places) {
      const key = [place.article.story, plain(place.text.slice(place.start, place.end)), place.standing, place.by].join(
        "|",
      );
      if (!found.has(key)) found.set(key, Object.assign({}, place, { copies: [] }));
      found.get(key).copies.push(place.article);
    }
    return [...found.values()];
  };
  const source = (article) =>
    [article.paper, article.agency && article.agency !== article.paper ? article.agency : ""]
      .filter(Boolean)
      .join(" / ");
  const cite = (place) => {
    const { article } = place,
      words = place.text.slice(place.start, place.end).replace(/\s+/g, " ").trim();
    const head = [
      article.byline,
      article.headline ? `\u201c${article.headline}\u201d` : "",
      source(article),
      day(article.date),
      article.corrected.length ? `corrected ${article.corrected.map(([date]) => day(date)).join(", ")}` : "",
      article.url,
    ]
      .filter(Boolean)
      .join(", ");
    return `${head}: \u201c${words}\u201d`;
  };
  const bibtex = (place) => {
    const { article } = place,
      safe = (text) => text.replace(/[\\{}]/g, "").replace(/([#$%&_~^])/g, "\\$1");
    const fields = [
      ["title", article.headline],
      ["author", article.byline],
      ["journal", source(article)],
      ["date", article.date],
      ["url", article.url],
    ]
      .filter(([, value]) => value)
      .map(([name, value]) => `  ${name} = {${name === "url" ? value.replace(/[{}\\]/g, "") : safe(value)}}`);
    const key =
      (plain(article.paper || "news")
        .replace(/[^a-z]/g, "")
        .slice(0, 12) || "news") + (article.date || "").replace(/-/g, "");
    return `@article{${key},\n${fields.join(",\n")}\n}`;
  };

  const csl = (place) => {
    const { article } = place,
      parts = article.date.split("-").map(Number).filter(Boolean);
    const item = {
      type: "article-newspaper",
      id: String(article.number + 1),
      title: article.headline,
      note: place.text.slice(place.start, place.end).replace(/\s+/g, " ").trim(),
    };
    const paper = source(article);
    if (paper) item["container-title"] = paper;
    if (article.byline) item.author = [{ literal: article.byline }];
    if (parts.length) item.issued = { "date-parts": [parts] };
    if (article.url) item.URL = article.url;
    return JSON.stringify([item], null, 2);
  };

  const card = (place) => {
    const [standing, meaning] = STANDING[place.standing] || [capital(place.standing), ""];
    const by = place.by ? data.nameOf(place.by) : "";
    const papers = [...new Set(place.copies.map((a) => a.paper || a.agency).filter(Boolean))];
    const meta = el(
      "p",
      { class: "meta" },
      el("span", { class: "standing " + place.standing, title: meaning }, standing),
    );
    if (by) meta.append(" by ", named(by));
    meta.append(
      by ? " \u00b7 " : " ",
      [source(place.article) || "Source unknown", day(place.article.date), place.when].filter(Boolean).join(", "),
    );
    if (place.article.byline) meta.append(" \u00b7 ", named(place.article.byline));
    const body = el(
      "article",
      { class: "evidence" },
      el(
        "blockquote",
        { dir: "auto" },
        place.text.slice(0, place.start),
        el("mark", {}, place.text.slice(place.start, place.end)),
        place.text.slice(place.end),
      ),
      meta,
      el("p", { class: "source" }, linked(place.article.url, place.article.headline || "the article")),
    );
    // That a paper took something in the article back is told beside it, whatever it was; of a copy, by whom.
    for (const article of place.copies)
      for (const [date, headline, url] of article.corrected)
        body.append(
          el(
            "p",
            { class: "copies corrected" },
            `Corrected${date ? " " + day(date) : ""}`,
            article.paper && article.paper !== place.article.paper ? ` by ${article.paper}` : "",
            ": ",
            linked(url, headline),
          ),
        );
    if (place.copies.length > 1) {
      const rest = papers.filter((paper) => paper !== (place.article.paper || place.article.agency));
      body.append(
        el(
          "p",
          { class: "copies" },
          `One story, ${place.copies.length} papers` + (rest.length ? `: also in ${rest.join(", ")}` : ""),
        ),
      );
    }
    body.append(
      el(
        "p",
        { class: "acts" },
        el(
          "button",
          { type: "button", class: "quiet", onclick: () => copy(cite(place), "Citation copied") },
          "Copy citation",
        ),
        el("button", { type: "button", class: "quiet", onclick: () => copy(bibtex(place), "BibTeX copied") }, "BibTeX"),
        el(
          "button",
          { type: "button", class: "quiet", onclick: () => copy(csl(place), "CSL-JSON copied") },
          "CSL-JSON",
        ),
      ),
    );
    return body;
  };
  // All evidence of some statements, strongest standing and earliest first.
  const cards = (statements, most = 6) => {
    const now = state.get();
    const places = statements.flatMap((s) => s.evidence).filter((p) => filters.inTime(p.article.date, now));
    const pieces = folded(places.length ? places : statements.flatMap((s) => s.evidence));
    pieces.sort(
      (a, b) =>
        (a.article.date || "9").localeCompare(b.article.date || "9") ||
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing),
    );
    const box = el(
      "div",
      { class: "cards" },
      pieces.slice(0, most).map((p) => card(p)),
    );
    if (pieces.length > most) {
      box.append(
        el(
          "button",
          {
            type: "button",
            class: "more",
            onclick: (event) => event.target.replaceWith(...pieces.slice(most).map((p) => card(p))),
          },
          `Show ${pieces.length - most} more`,
        ),
      );
    }
    return box;
  };
  return { cards, card, folded, source, cite };
})();
