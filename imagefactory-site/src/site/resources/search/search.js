"use strict";

/*
 * The search of the site: a box above the menu of each page. The index is made of documents.js, which the build writes,
 * when somebody begins to type; so all of it works from a file, without a server.
 */
(function () {
  const MOST = 12;
  const EXCERPT = 160;
  const root = document.currentScript.src.replace(/search\/search\.js$/, "");
  let index = null;

  function search(words) {
    if (index === null) {
      index = new MiniSearch({
        idField: "id",
        fields: ["title", "page", "text"],
        storeFields: ["title", "page", "address", "text"],
        searchOptions: { prefix: true, fuzzy: 0.15, boost: { title: 4, page: 2 }, combineWith: "AND" },
      });
      index.addAll(searchDocuments.map((section, id) => ({ id, ...section })));
    }
    return index.search(words);
  }

  /** The words around the first that was found. */
  function excerpt(found) {
    const text = found.text.replace(/\s+/g, " ");
    const places = found.terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place >= 0);
    const from = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - EXCERPT / 4);
    const to = Math.min(text.length, from + EXCERPT);
    return (from > 0 ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  }

  function entry(found) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + found.address;
    link.textContent = found.title === found.page ? found.title : found.page + ": " + found.title;
    const words = document.createElement("p");
    words.textContent = excerpt(found);
    item.append(link, words);
    return item;
  }

  function show(list, status, words) {
    const found = words.trim() === "" ? [] : search(words);
    list.replaceChildren(...found.slice(0, MOST).map(entry));
    status.textContent =
      words.trim() === "" ? "" : found.length === 0 ? "Nothing found." : found.length + " found.";
  }

  function begin() {
    const form = document.createElement("form");
    form.id = "site-search";
    form.setAttribute("role", "search");
    form.innerHTML =
      '<label for="site-search-words">Search</label>' +
      '<input id="site-search-words" type="search" autocomplete="off" placeholder="goal, parameter, message">' +
      '<p id="site-search-status" role="status"></p><ol id="site-search-found"></ol>';
    document.getElementById("leftColumn").prepend(form);
    const box = form.querySelector("input");
    const list = form.querySelector("ol");
    const status = form.querySelector("#site-search-status");
    box.addEventListener("input", () => show(list, status, box.value));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const first = list.querySelector("a");
      if (first !== null) {
        location.href = first.href;
      }
    });
  }

  begin();
})();
