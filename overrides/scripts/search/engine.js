// Finds pages for words, in memory. The index is made by scripts/search/index.py, and words are cut down to
// their beginnings as scripts/search/words.py does it.

// How much a word counts where it stands; pieces of compounds are a hint only.
const BOOST = { name: 4, keys: 5, heads: 2, text: 1, parts: 0.5 };
// How much a word counts that stands everywhere: in questions, or on most pages.
const WEAK = 0.4;
// Letters of the pieces into which names, headings and keywords are cut.
const PART = 5;
// After the first few, what scores less than this share of the best is no answer.
const LEAST = 0.05;
const FEW = 3;

export function words(text) {
  return text.replace(/\u00ad/g, "").toLowerCase().normalize("NFC")
    .split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
}

export function fold(word) {
  return word.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

function parts(word) {
  const found = [];
  for (let at = 0; word.length > PART && at + PART <= word.length; at++) found.push(word.slice(at, at + PART));
  return found;
}

// index: {pages, weak, fields: {name: [terms, pages of each term as steps], …}}
// Returns a function from a query to places in index.pages, the best first.
export function openIndex(index, stemWord, MiniSearch) {
  const whole = Object.keys(index.fields);
  const known = new Set(whole.flatMap((field) => index.fields[field][0].split(" ")));
  const weak = new Set(index.weak.split(" "));
  const search = new MiniSearch({
    fields: [...whole, "parts"], tokenize: (text) => text.split(" "), processTerm: (term) => term
  });
  search.addAll(documents(index, whole));

  return function find(query) {
    const stems = words(query).map((word) => fold(stemWord(word)));
    if (!stems.length) return [];
    const found = search.search({
      queries: [
        {
          queries: stems, fields: whole, maxFuzzy: 2, weights: { fuzzy: 0.4, prefix: 0.5 },
          boostTerm: (term) => (weak.has(term) ? WEAK : 1),
          // A word that the site itself uses is no typing error.
          fuzzy: (term) => (term.length > 3 && !known.has(term) ? 0.25 : false),
          prefix: (term) => term.length > 2 && !weak.has(term)
        },
        { queries: stems.filter((term) => !weak.has(term)).flatMap(parts), fields: ["parts"] }
      ]
    }, { boost: BOOST });
    return found.filter(({ score }, place) => place < FEW || score >= LEAST * found[0].score).map(({ id }) => id);
  };
}

function documents(index, fields) {
  const made = index.pages.map(() => Object.fromEntries(fields.map((field) => [field, []])));
  for (const field of fields) {
    const [terms, steps] = index.fields[field];
    terms.split(" ").forEach((term, place) => {
      let page = 0;
      for (const step of steps[place]) made[page += step][field].push(term);
    });
  }
  return made.map((page, id) => {
    const pieces = new Set(fields.filter((field) => field !== "text").flatMap((field) => page[field]).flatMap(parts));
    return Object.fromEntries([
      ["id", id], ["parts", [...pieces].join(" ")], ...fields.map((field) => [field, page[field].join(" ")])
    ]);
  });
}
