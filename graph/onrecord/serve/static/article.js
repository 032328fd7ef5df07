// Article: a mark and its notes light up together.
(() => {
  "use strict";
  const marks = [...document.querySelectorAll(".text mark")];
  const notes = new Map([...document.querySelectorAll("[data-note]")].map((note) => [note.dataset.note, note]));
  const light = (numbers, scroll) => {
    document.querySelectorAll(".lit").forEach((each) => each.classList.remove("lit"));
    for (const number of numbers) notes.get(number)?.classList.add("lit");
    for (const mark of marks) if (mark.dataset.notes.split(" ").some((number) => numbers.includes(number))) mark.classList.add("lit");
    const first = notes.get(numbers[0]);
    if (scroll && first) first.scrollIntoView({ block: "nearest" });
  };
  for (const mark of marks) mark.addEventListener("click", () => light(mark.dataset.notes.split(" "), true));
  const here = () => {
    const found = document.querySelector(`.notes a[href="${CSS.escape ? location.hash.replace(/[^#\w-]/g, "") : ""}"]`);
    if (location.hash && found) light([found.closest("[data-note]").dataset.note], false);
  };
  addEventListener("hashchange", here);
  here();
})();
