// Query: the editor with completion of our terms, the saved questions, the answer as a table that leads to the pages.
(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const run = at("run"), stop = at("stop"), state = at("state"), wrong = at("wrong"), answer = at("answer"), mine = at("mine");
  const ROWS = 1000;
  const store = { key: "onrecord-questions", all() { try { return JSON.parse(localStorage.getItem(this.key)) || {}; } catch { return {}; } }, put(all) { try { localStorage.setItem(this.key, JSON.stringify(all)); } catch { /* private windows keep nothing */ } } };
  const element = (tag, name, ...children) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  };

  // ------------------------------------------------------------------------------------------------------- the editor
  const word = (yasqe) => {
    const cursor = yasqe.getDoc().getCursor();
    const before = yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch);
    return (before.match(/[A-Za-z][\w-]*:[\w-]*$/) || before.match(/[A-Za-z]{2,}$/) || [""])[0];
  };
  Yasqe.registerAutocompleter({
    name: "onrecord", bulk: false, autoShow: true,
    isValidCompletionPosition: (yasqe) => {
      const token = yasqe.getTokenAt(yasqe.getDoc().getCursor());
      return token.type !== "comment" && token.type !== "string" && word(yasqe).includes(":");
    },
    preProcessToken: (yasqe, token) => {
      const typed = word(yasqe), cursor = yasqe.getDoc().getCursor();
      return { ...token, string: typed, autocompletionString: typed, from: { line: cursor.line, ch: cursor.ch - typed.length }, to: { ch: cursor.ch } };
    },
    get: (yasqe, token) => {
      const typed = (token && (token.autocompletionString || token.string) || "").toLowerCase();
      return typed ? data.terms.filter((term) => term.toLowerCase().startsWith(typed)) : [];
    },
  }, false);
  const editor = new Yasqe(at("editor"), {
    persistenceId: null, showQueryButton: false, resizeable: false, createShareableLink: null, consumeShareLink: null,
    autocompleters: ["onrecord", "variables"], editorHeight: null, collapsePrefixesOnLoad: false,
    requestConfig: { endpoint: "/sparql" }, value: "",
    extraKeys: { "Ctrl-Enter": () => ask(), "Cmd-Enter": () => ask(), "Ctrl-Space": (yasqe) => yasqe.autocomplete(), Tab: (cm) => cm.replaceSelection("  ") , "Shift-Tab": false, Esc: (cm) => cm.getInputField().blur() },
  });
  // The grammar check wants every prefix declared; the server knows ours, so it says what is wrong, and we do not guess.
  editor.setCheckSyntaxErrors(false);
  editor.setOption("syntaxErrorCheck", false);
  editor.getInputField().setAttribute("aria-label", "SPARQL query");
  const fill = (text, name) => {
    editor.setValue(text.trim() + "\n");
    for (const link of document.querySelectorAll("#saved a")) link.toggleAttribute("aria-current", link.dataset.name === name);
  };
  for (const [prefix, namespace] of Object.entries(data.prefixes)) {
    const option = element("option", "", `${prefix}:`);
    option.value = `PREFIX ${prefix}: <${namespace}>\n`;
    at("prefix").append(option);
  }
  at("prefix").addEventListener("change", (event) => {
    if (event.target.value && !editor.getValue().includes(event.target.value.trim())) editor.getDoc().replaceRange(event.target.value, { line: 0, ch: 0 });
    event.target.value = "";
    editor.focus();
  });

  // ------------------------------------------------------------------------------------------------- saved questions
  const named = (name) => data.questions.find((question) => question.name === name);
  const open = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    const question = named(name);
    if (question) fill(question.text, name);
    return Boolean(question);
  };
  addEventListener("hashchange", () => { if (open()) ask(); });
  for (const link of document.querySelectorAll(".saved")) link.addEventListener("click", () => { if (location.hash === link.hash) { open(); ask(); } });
  const list = () => {
    const all = Object.entries(store.all());
    mine.replaceChildren(...all.map(([name, text]) => {
      const link = element("a", "", name), drop = element("button", "", "\u00d7");
      link.href = "#"; link.dataset.name = `mine ${name}`;
      link.addEventListener("click", (event) => { event.preventDefault(); fill(text, `mine ${name}`); ask(); });
      drop.type = "button"; drop.setAttribute("aria-label", `Forget ${name}`);
      drop.addEventListener("click", () => { const kept = store.all(); delete kept[name]; store.put(kept); list(); });
      return element("li", "", drop, link);
    }));
    if (!all.length) mine.append(element("li", "small none", "Questions that you keep stay in this browser."));
  };
  at("keep").addEventListener("click", () => {
    const text = editor.getValue().trim();
    if (!text) return;
    const first = text.split("\n")[0];
    const name = (first.startsWith("#") ? first.replace(/^#\s*/, "") : text.replace(/^(PREFIX[^>]*>\s*)*/i, "").split(/\s+/).slice(0, 7).join(" ")).slice(0, 60);
    store.put({ ...store.all(), [name]: text });
    list();
    state.textContent = `Kept as \u201c${name}\u201d in this browser.`;
  });

  // ------------------------------------------------------------------------------------------------------ the answer
  let asking = null;
  const shorten = (iri) => {
    for (const [prefix, namespace] of Object.entries(data.prefixes)) if (iri.startsWith(namespace) && /^[\w.-]*$/.test(iri.slice(namespace.length))) return `${prefix}:${iri.slice(namespace.length)}`;
    return iri;
  };
  const cell = (term) => {
    const made = element("td", "");
    if (!term) return made;
    if (term.type === "uri") {
      const link = element("a", "iri", shorten(term.value));
      // what is on record has its page here; nothing else is linked that a page of ours could not open safely
      if (term.value.startsWith(data.base) && !term.value.startsWith(data.base + "ns#")) link.href = "/" + term.value.slice(data.base.length);
      else if (/^https?:/.test(term.value)) { link.href = term.value; link.rel = "noopener noreferrer"; }
      made.append(link);
    } else made.append(term.value);
    if (/#(integer|decimal|double|int|nonNegativeInteger)$/.test(term.datatype || "")) made.className = "number";
    return made;
  };
  const table = (found) => {
    const columns = found.head.vars, rows = found.results.bindings;
    if (!rows.length) return element("p", "none", "No rows: nothing on record answers this.");
    const head = element("tr", "", ...columns.map((name) => { const made = element("th", "", name.replaceAll("_", " ")); made.scope = "col"; return made; }));
    return element("table", "", element("thead", "", head), element("tbody", "", ...rows.slice(0, ROWS).map((row) => element("tr", "", ...columns.map((name) => cell(row[name]))))));
  };
  const count = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  const take = (selector, query) => {
    for (const each of [".take", ".take-graph"]) document.querySelector(each).hidden = each !== selector;
    for (const link of document.querySelectorAll(`${selector || ".none"} a`)) {
      link.href = `/sparql?format=${link.dataset.form}&query=${encodeURIComponent(query)}`;
      link.download = `answer.${link.dataset.form}`;
    }
  };
  const ask = async () => {
    const query = editor.getValue();
    if (asking) asking.abort();
    const mineNow = asking = new AbortController();
    wrong.hidden = true; answer.replaceChildren(); take("", query);
    stop.hidden = false; state.textContent = "Asking \u2026";
    const began = performance.now();
    try {
      const response = await fetch("/sparql", {
        method: "POST", body: query, signal: mineNow.signal,
        headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      });
      const text = await response.text();
      const took = `${Math.round(performance.now() - began).toLocaleString("en")} ms`;
      if (!response.ok) { wrong.textContent = text.trim(); wrong.hidden = false; state.textContent = ""; return; }
      if (response.headers.get("Content-Type").startsWith("text/turtle")) {
        answer.append(element("pre", "", text.length > 200000 ? text.slice(0, 200000) + "\n\u2026" : text));
        state.textContent = `A graph, ${took}.`;
        take(".take-graph", query);
        return;
      }
      const found = JSON.parse(text);
      if ("boolean" in found) { answer.append(element("p", "yes", found.boolean ? "Yes." : "No.")); state.textContent = took; return; }
      answer.append(table(found));
      const rows = found.results.bindings.length;
      state.textContent = `${count(rows, "row", "rows")}, ${took}.` + (rows > ROWS ? ` The first ${ROWS.toLocaleString("en")} are shown; take the rest as a file.` : "");
      take(".take", query);
    } catch (error) {
      if (mineNow !== asking && error.name === "AbortError") return;
      state.textContent = error.name === "AbortError" ? "Stopped." : "";
      if (error.name !== "AbortError") { wrong.textContent = "The server does not answer."; wrong.hidden = false; }
    } finally {
      if (mineNow === asking) { asking = null; stop.hidden = true; }
    }
  };
  run.addEventListener("click", ask);
  stop.addEventListener("click", () => asking && asking.abort());
  list();
  if (!open()) fill("# Who is quoted most?\nSELECT ?name (COUNT(?said) AS ?quotations)\nWHERE {\n  ?said a schema:Quotation ; rec:subject ?who .\n  ?who skos:prefLabel ?name .\n}\nGROUP BY ?who ?name\nORDER BY DESC(?quotations) ?name\nLIMIT 20", "");
  else ask();
  editor.refresh();
})();
