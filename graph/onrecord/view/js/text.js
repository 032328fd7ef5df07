// Text: the only way by which anything reaches the page. Always textContent; addresses only http and https.
const el = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    made.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return made;
};

// A name of anybody's, walled off so that letters that run the other way do not turn what stands around it.
const named = (text, className) => el("bdi", { class: className }, text);

const linked = (url, text) =>
  /^https?:\/\//i.test(url)
    ? el(
        "a",
        { href: url, target: "_blank", rel: "noopener noreferrer" },
        named(text),
        el("span", { "aria-hidden": "true" }, "\u00a0\u2197"),
      )
    : named(text);

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const day = (date) => {
  const [year, month, number] = (date || "").split("-");
  return [number ? String(Number(number)) : "", month ? MONTHS[Number(month) - 1] : "", year].filter(Boolean).join(" ");
};
const some = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many || one + "s"}`;
const plain = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
const short = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "\u2026" : text);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const toast = (() => {
  const box = document.getElementById("toast");
  let timer = 0;
  return (text) => {
    box.textContent = text;
    box.classList.add("on");
    clearTimeout(timer);
    timer = setTimeout(() => box.classList.remove("on"), 2200);
  };
})();
// For screen readers only.
const announce = (() => {
  const box = el("div", { class: "unseen", "aria-live": "polite" });
  document.body.append(box);
  return (text) => {
    box.textContent = text;
  };
})();

const copy = (text, done) => {
  const fallback = () => {
    const area = el("textarea", { class: "unseen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    toast(copied ? done : "The browser does not let this page copy");
  };
  if (navigator.clipboard && window.isSecureContext)
    navigator.clipboard.writeText(text).then(() => toast(done), fallback);
  else fallback();
};
