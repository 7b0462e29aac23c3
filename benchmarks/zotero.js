// Reads a bibliography, or records of COinS, as Zotero does: with translators and utilities of Zotero's own.
//
//   node benchmarks/zotero.js CHECKOUTS TRANSLATOR < FILE
//
// CHECKOUTS holds checkouts of zotero/translators, zotero/utilities and zotero/zotero-schema, which are no part of this
// repository. TRANSLATOR is the name of a file of the first, or COinS for context objects, one a line. Prints what
// Zotero would keep, as a list in JSON. Only what a translator asks of the program around it is stood in for here.
//
// FILE for "Embedded Metadata" is a list in JSON of pages, each `{"url": ..., "html": ...}`. This translator hands what
// it finds to that for RDF, so zotero/translate has to lie there too, and jsdom in CHECKOUTS/node_modules.

"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [checkouts, name] = process.argv.slice(2);
const utilities = path.resolve(checkouts, "utilities");
const input = fs.readFileSync(0, "utf8");
const items = [];

const Zotero = {
  locale: "en-US",
  isNode: true,
  debug: () => {},
  getHiddenPref: () => undefined,
  getOption: () => undefined,
  parentTranslator: null,
  Translate: {},
  setProgress: () => {},
  localeCompare: (a, b) => a.localeCompare(b),
};
globalThis.Zotero = Zotero;
Zotero.Schema = require(`${utilities}/schema`);
Zotero.Utilities = require(`${utilities}/utilities`);
Zotero.Utilities.Item = require(`${utilities}/utilities_item`);
Zotero.Date = require(`${utilities}/date`);
Zotero.OpenURL = require(`${utilities}/openurl`);
Zotero.Schema.init(fs.readFileSync(path.join(checkouts, "zotero-schema", "schema.json"), "utf8"));
Zotero.Date.init(fs.readFileSync(path.join(utilities, "resource", "dateFormats.json"), "utf8"));
const types = require(`${utilities}/cachedTypes`);
types.setTypeSchema(require(`${utilities}/resource/zoteroTypeSchemaData`));
Object.assign(Zotero, types);

// Translators see the date functions, and those that ask for fields of a type, under one name.
const more = {
  strToDate: Zotero.Date.strToDate,
  strToISO: Zotero.Date.strToISO,
  formatDate: Zotero.Date.formatDate,
  fieldIsValidForType: (field, type) =>
    Zotero.ItemFields.isValidForType(Zotero.ItemFields.getID(field), Zotero.ItemTypes.getID(type)),
  getCreatorsForType: (type) =>
    Zotero.CreatorTypes.getTypesForItemType(Zotero.ItemTypes.getID(type)).map((each) => each.name),
  getVersion: () => "7.0",
  parseContextObject: Zotero.OpenURL.parseContextObject,
  itemFromCSLJSON: Zotero.Utilities.Item.itemFromCSLJSON,
  itemToCSLJSON: Zotero.Utilities.Item.itemToCSLJSON,
};
Object.assign(Zotero.Utilities, more);

Zotero.Item = class {
  constructor(itemType) {
    this.itemType = itemType;
    for (const list of ["creators", "notes", "tags", "seeAlso", "attachments"]) this[list] = [];
  }

  complete() {
    const { complete, ...kept } = this;
    items.push(kept);
  }
};
Zotero.Collection = class {
  complete() {}
};

let at = 0;
Zotero.read = (count) => {
  if (at >= input.length) return false;
  const until = count === undefined ? endOfLine() : at + count;
  const part = input.slice(at, until).replace(/\r$/, "");
  at = count === undefined ? until + 1 : until;
  return part;
};

function endOfLine() {
  const end = input.indexOf("\n", at);
  return end < 0 ? input.length : end;
}

function page(given) {
  const { JSDOM } = require(require.resolve("jsdom", { paths: [path.resolve(checkouts)] }));
  const found = new JSDOM(given.html, { url: given.url }).window.document;
  // The XPath of jsdom knows elements of HTML by their plain names alone, and not what their local names are.
  const evaluate = found.evaluate.bind(found);
  const plain = (xpath) => xpath.replaceAll("x:", "").replace(/local-name\(\) = "(\w+)"/g, "self::$1");
  found.evaluate = (xpath, ...more) => evaluate(plain(xpath), ...more);
  return found;
}

// The triples of a page, with the methods that translators have for them.
function triples() {
  const source = path.resolve(checkouts, "translate", "src");
  const store = new (require(`${source}/rdf/init`).IndexedFormula)();
  const code = fs.readFileSync(`${source}/translation/translate.js`, "utf8");
  const from = code.indexOf("Zotero.Translate.IO._RDFSandbox = ");
  const world = { Zotero: { Translate: { IO: {} }, RDF: { AJAW: require(`${source}/rdf/init`) }, debug() {} } };
  vm.createContext(world);
  vm.runInContext(code.slice(from, code.indexOf("\n}\n", code.indexOf(".prototype = {", from)) + 3), world);
  return new world.Zotero.Translate.IO._RDFSandbox(store);
}

// A translator in a world of its own. `done` is told of its items in place of the list of all.
function translator(file, done) {
  const text = fs.readFileSync(path.join(checkouts, "translators", `${file}.js`), "utf8");
  const own = Object.create(Zotero);
  Object.assign(own, { RDF: triples(), done: () => {}, loadTranslator: () => inner(), Item: itemsFor(done) });
  const world = { Zotero: own, Z: own, ZU: own.Utilities, console, setTimeout, clearTimeout, URL, Promise };
  const found = (node, css, at) => (at === undefined ? node.querySelector(css) : node.querySelectorAll(css)[at]);
  world.attr = (node, css, name, at) => found(node, css, at)?.getAttribute(name) ?? "";
  world.text = (node, css, at) => found(node, css, at)?.textContent ?? "";
  // The head of a translator is an object in JSON, and no statement.
  vm.createContext(world);
  vm.runInContext(text.slice(text.indexOf("\n}") + 2), world, { filename: `${file}.js` });
  return world;
}

function itemsFor(done) {
  if (!done) return Zotero.Item;
  return class extends Zotero.Item {
    complete() {
      done(this);
    }
  };
}

// What a translator has of another one that it loads: always that for RDF here.
function inner() {
  let handler = () => {};
  return {
    setTranslator: () => {},
    setHandler: (_, told) => {
      handler = told;
    },
    getTranslatorObject: (told) => {
      const world = translator("RDF", (item) => {
        const kept = new Zotero.Item(item.itemType);
        for (const [key, value] of Object.entries(item)) if (key !== "complete") kept[key] = value;
        handler(null, kept);
      });
      told(Object.assign(world.exports, { Zotero: world.Zotero }));
    },
  };
}

async function main() {
  if (name === "Embedded Metadata") {
    for (const given of JSON.parse(input)) {
      translator(name).doWeb(page(given), given.url);
    }
    for (const item of items) delete item.attachments;
    return;
  }
  if (name === "COinS") {
    for (const line of input.split("\n").filter(Boolean)) {
      const item = new Zotero.Item();
      if (Zotero.Utilities.parseContextObject(line, item)) item.complete();
    }
    return;
  }
  const text = fs.readFileSync(path.join(checkouts, "translators", `${name}.js`), "utf8");
  const world = { Zotero, Z: Zotero, ZU: Zotero.Utilities, console, setTimeout, clearTimeout, URL, Promise };
  // The head of a translator is an object in JSON, and no statement.
  const code = text.slice(text.indexOf("\n}") + 2);
  vm.createContext(world);
  vm.runInContext(code, world, { filename: `${name}.js` });
  await world.doImport();
}

main().then(
  () => process.stdout.write(JSON.stringify(items)),
  (fault) => {
    process.stderr.write(`${(fault && fault.stack) || fault}\n`);
    process.exitCode = 1;
  },
);
