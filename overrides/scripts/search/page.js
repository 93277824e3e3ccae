// The search page. What is typed stays in this page: it is not sent, not stored and not put into the address.
// Nothing but this file is fetched before somebody goes to the field.

const MOST = 8;
const PAUSE = 200;

const box = document.querySelector("[data-search]");
const form = box.querySelector("form");
const field = box.querySelector("input");
const status = box.querySelector("[role=status]");
const list = box.querySelector("ol");
const said = box.dataset;

let opened = null;
let waiting = 0;
let asked = 0;

// The page names its files as seen from itself; import() would take the names as seen from this script.
function whole(address) {
  return new URL(address, document.baseURI).href;
}

function open() {
  opened = opened || Promise.all([
    import(whole(said.engine)),
    import(whole(said.library)),
    import(whole(said.stemmer)),
    fetch(said.index, { credentials: "omit" }).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    })
  ]).then(([engine, library, stemmer, index]) => ({
    pages: index.pages, find: engine.openIndex(index, stemmer.stemmer, library.default)
  })).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function result([address, title, description, section, lang]) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const name = element("span", title);
  link.href = said.root + address;
  if (lang) {
    link.hreflang = lang;
    name.lang = lang;
    name.dir = "auto";
  }
  link.append(name);
  if (section) link.append(" ", element("small", section));
  item.append(link, element("p", description));
  return item;
}

function show(words, results) {
  if (status.textContent !== words) status.textContent = words;
  list.replaceChildren(...results);
  list.hidden = !results.length;
}

async function search() {
  clearTimeout(waiting);
  const mine = ++asked;
  const query = field.value.trim();
  if (!query) {
    show("", []);
    return;
  }
  try {
    const slow = setTimeout(() => { if (mine === asked) status.textContent = said.loading; }, 300);
    const { pages, find } = await open().finally(() => clearTimeout(slow));
    if (mine !== asked) return;
    const found = find(query).slice(0, MOST).map((place) => result(pages[place]));
    const words = [said.none, said.one][found.length] || said.many.replace("{n}", found.length);
    show(words, found);
  } catch {
    if (mine === asked) show(said.failed, []);
  }
}

field.addEventListener("focus", () => open().catch(() => {}));
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, PAUSE);
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await search();
  if (list.hidden) return;
  // By itself the browser would bring the middle of a long list into sight.
  list.focus({ preventScroll: true });
  list.firstElementChild.scrollIntoView({ block: "nearest" });
});

box.querySelector("[data-search-off]").hidden = true;
form.hidden = false;
