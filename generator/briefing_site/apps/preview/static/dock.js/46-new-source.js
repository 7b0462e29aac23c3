/* The tab in which a document becomes a source: an address that is pasted, or a file that is chosen or dropped. What was
   found is shown with what is uncertain; nothing is written before the author says so. */

import { button, make } from "./10-elements.js";
import { addTab, requests, show } from "./20-frame.js";

/**
 * What was found in a document, or in `fault` why it cannot be read.
 * @typedef {object} Found
 * @property {string} key
 * @property {string} fault
 * @property {string} whence
 * @property {Record<string, string>} values
 * @property {Record<string, string>} doubts
 * @property {string[]} notes
 * @property {string} opening
 * @property {number} length
 * @property {string} tool
 * @property {string[]} kinds
 */
/** @typedef {{ source: string, fault: string, faults: Record<string, string>, again: boolean }} Made */

const NEW = "new-source";
const LARGEST = 30 * 2 ** 20; // bytes of a document, as in the intake of the server
const ACCEPTED = ".pdf,.docx,.epub,.html,.htm,.txt,.md";

const spoken = navigator.language.startsWith("ja") ? "ja" : "en";
/**
 * @param {string} english
 * @param {string} japanese
 */
const say = (english, japanese) => (spoken === "ja" ? japanese : english);

/** @type {[string, string][]} */
const FIELDS = [
  ["title", say("Title", "題名")],
  ["author", say("Authors, with ; between", "著者（; で区切る）")],
  ["publisher", say("Publisher", "発行者")],
  ["published", say("Published (2026, 2026-02 or 2026-02-12)", "発行日（2026、2026-02、2026-02-12）")],
  ["kind", say("Kind", "種類")],
  ["language", say("Language (en, ja …)", "言語（en、ja など）")],
  ["url", say("Address", "アドレス")],
  [
    "id",
    say("Id, its address for ever (if empty: as shown)", "ID：以後変わらないアドレス（空欄なら表示のもの）"),
  ],
];

const NEEDED = new Set(["title", "publisher", "kind"]);

const place = addTab(NEW, say("New source", "新しい資料")).panel;
place.classList.add("new-source");
place.lang = spoken;

/* --- what is handed in ---------------------------------------------------------------------------- */

const address = make("input", {
  type: "text",
  inputmode: "url",
  autocomplete: "off",
  spellcheck: "false",
  placeholder: "https://",
});
const chooser = make("input", { type: "file", accept: ACCEPTED, hidden: "" });
const fetcher = make("button", { type: "submit" }, say("Fetch", "取得"));
const choose = button(say("Choose a file", "ファイルを選ぶ"), () => chooser.click());
const state = make("p", { role: "status" });
const fault = make("p", { class: "wrong", role: "alert" });
const asking = make(
  "form",
  { class: "asking" },
  make("label", {}, say("Address of a page or document", "ページまたは文書のアドレス"), address),
  fetcher,
);
const zone = make(
  "div",
  { class: "zone" },
  make(
    "p",
    {},
    say("or drop a file anywhere on this page:", "またはこのページのどこかにファイルをドロップ："),
  ),
  make("p", { class: "types" }, "PDF, DOCX, EPUB, HTML, TXT, Markdown"),
  choose,
  chooser,
);
const looked = make("form", { class: "looked", hidden: "" });
place.append(asking, zone, state, fault, looked);

let turn = 0;
/** @type {() => Promise<void>} */
let readAgain = async () => {};

/**
 * @param {string} name
 * @param {() => Promise<Found>} read
 */
const handIn = async (name, read) => {
  const mine = ++turn;
  readAgain = () => handIn(name, read);
  fault.textContent = "";
  looked.hidden = true;
  place.setAttribute("aria-busy", "true");
  state.textContent = say(`Reading ${name} …`, `${name} を読んでいます…`);
  const found = await read();
  if (mine !== turn) return; // another was handed in meanwhile
  place.removeAttribute("aria-busy");
  state.textContent = "";
  if (found.fault) {
    fault.textContent = `${name}: ${found.fault}`;
    return;
  }
  lookOver(found);
};

/** @param {File} file */
const handInFile = (file) =>
  handIn(file.name, async () => {
    if (file.size > LARGEST) return failed(say("It is larger than 30 MB.", "30 MB を超えています。"));
    const query = new URLSearchParams({ name: file.name });
    return requests.post(`/_preview/source-file?${query}`, file, "application/octet-stream", failed);
  });

/**
 * @param {string} words
 * @returns {Found}
 */
const failed = (words) => ({
  key: "",
  fault: words,
  whence: "",
  values: {},
  doubts: {},
  notes: [],
  opening: "",
  length: 0,
  tool: "",
  kinds: [],
});

asking.addEventListener("submit", (event) => {
  event.preventDefault();
  const url = address.value.trim();
  if (!url) {
    fault.textContent = say("Paste an address first.", "先にアドレスを貼り付けてください。");
    address.focus();
    return;
  }
  handIn(url, () => requests.asJson("/_preview/source-address", { url }, failed));
});
chooser.addEventListener("change", () => {
  const [file] = chooser.files ?? [];
  chooser.value = ""; // the same file can be chosen again
  if (file) handInFile(file);
});

/* --- a file that is dropped: anywhere on the page --------------------------------------------------- */

/** @param {DragEvent} event */
const holdsFile = (event) => event.dataTransfer?.types.includes("Files") ?? false;
document.addEventListener("dragover", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault(); // a browser would leave the page for the file
  zone.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) zone.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!holdsFile(event)) return;
  event.preventDefault();
  zone.classList.remove("over");
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  show(NEW);
  handInFile(file);
});

/* --- what was found ------------------------------------------------------------------------------- */

/** @param {Found} found */
const lookOver = (found) => {
  const rows = FIELDS.map(([name, label]) => rowOf(name, label, found));
  const maker = make("button", { type: "submit", class: "main" }, say("Make the card", "カードを作る"));
  const opening = make(
    "details",
    { open: "" },
    make("summary", {}, say("How it begins", "本文の冒頭")),
    make("p", { class: "opening", lang: found.values.language || "und", dir: "auto" }, found.opening),
  );
  const notes = make(
    "ul",
    { class: "notes" },
    ...found.notes.map((note) => make("li", { lang: "en" }, note)),
  );
  const said = make("p", { class: "wrong", role: "alert" });
  looked.replaceChildren(
    make("h2", { tabindex: "-1" }, found.whence),
    ...rows.map((row) => row.box),
    make("p", { class: "do" }, maker),
    said,
    opening,
    notes,
  );
  looked.hidden = false;
  looked.onsubmit = async (event) => {
    event.preventDefault();
    maker.disabled = true;
    said.textContent = "";
    for (const row of rows) row.tell("");
    const made = await takeIn(found.key, rows);
    maker.disabled = false;
    if (made.source) {
      location.assign(`/_preview/document?source=${made.source}`);
      return;
    }
    said.textContent = made.fault;
    for (const row of rows) row.tell(made.faults[row.name] ?? "");
    rows.find((row) => made.faults[row.name])?.field.focus();
    if (made.again) await readAgain();
  };
  const first = rows.find((row) => NEEDED.has(row.name) && !row.field.value) ?? rows[0];
  first?.field.focus();
};

/**
 * @param {string} name
 * @param {string} label
 * @param {Found} found
 */
const rowOf = (name, label, found) => {
  const given = found.values[name] ?? "";
  const value = name === "id" ? "" : given; // left empty, it is made of what the author says by then
  const doubt = value ? found.doubts[name] : "";
  const field =
    name === "kind"
      ? make(
          "select",
          {},
          ...["", ...found.kinds].map((kind) => make("option", { value: kind }, kind || "—")),
        )
      : make("input", { type: "text", autocomplete: "off", spellcheck: "false", dir: "auto" });
  field.value = value;
  if (name === "id" && field instanceof HTMLInputElement) field.placeholder = given;
  const told = make("span", { class: "wrong", role: "alert" });
  const sure = make("input", { type: "checkbox" });
  field.id = `new-${name}`;
  const box = make("p", { class: "row" }, make("label", { class: "name", for: field.id }, label), field);
  if (doubt) {
    const mark = make("span", { class: "doubt" }, say(`uncertain: ${doubt}`, `未確認：${doubt}`));
    const compared = make("label", { class: "sure" }, sure, say("compared, it is right", "照合済み"));
    box.append(mark, compared);
    field.addEventListener("input", () => {
      compared.hidden = field.value !== value; // what is mended is not uncertain any more
      mark.hidden = field.value !== value;
    });
  } else if (found.doubts[name]) {
    box.append(make("span", { class: "doubt", lang: "en" }, found.doubts[name] ?? ""));
  }
  box.append(told);
  /** @param {string} words */
  const tell = (words) => {
    told.textContent = words;
    field.setAttribute("aria-invalid", String(Boolean(words)));
  };
  return { name, field, sure, box, tell };
};

/**
 * @param {string} key
 * @param {ReturnType<typeof rowOf>[]} rows
 * @returns {Promise<Made>}
 */
const takeIn = (key, rows) =>
  requests.asJson(
    "/_preview/source",
    {
      key,
      values: Object.fromEntries(rows.map(({ name, field }) => [name, field.value])),
      sure: rows.filter(({ sure }) => sure.checked).map(({ name }) => name),
    },
    (words) => ({ source: "", fault: words, faults: {}, again: false }),
  );
