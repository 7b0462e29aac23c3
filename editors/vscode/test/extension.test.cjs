// The extension as VS Code runs it, against the real server and the real preview: node --test, with
//   BRIEFING_EXTENSION  the built extension (out/extension.js)
//   BRIEFING_COMMAND    the command `briefing`
//   BRIEFING_SITE       a small site with water/lead, land/all and the source rain

const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { get } = require("node:http");
const Module = require("node:module");
const { join } = require("node:path");
const { after, before, describe, test } = require("node:test");
const { made, Position, Range, Uri, TextDocument } = require("./vscode.cjs");

const { BRIEFING_EXTENSION: built, BRIEFING_COMMAND: command, BRIEFING_SITE: root } = process.env;
const LEAD = join(root, "briefings/water/lead.md");
const CARD = join(root, "seeds/rain.md");

const { api, seen, settings, event } = made();
const load = Module._load;
Module._load = (name, ...more) => (name === "vscode" ? api : load(name, ...more));
const extension = require(built);

const opened = async (path) => {
  const document = new TextDocument(path, readFileSync(path, "utf8"));
  api.workspace.textDocuments.push(document);
  await event("onDidOpenTextDocument").fire(document);
  return document;
};
const typed = async (document, text) => {
  document.text = text;
  document.version += 1;
  const contentChanges = [{ range: new Range(0, 0, 9999, 0), rangeOffset: 0, rangeLength: 0, text }];
  await event("onDidChangeTextDocument").fire({ document, contentChanges });
};
const told = async (path, code, there) => {
  const found = () =>
    (seen.diagnostics.get(Uri.file(path).toString()) ?? []).some((each) => each.code === code);
  while (found() !== there) {
    await new Promise((resolve) => {
      const listening = event("told").event(() => {
        listening.dispose();
        resolve();
      });
    });
  }
};
const ask = (provider, method, ...given) =>
  seen.providers[provider][method](...given, new api.CancellationTokenSource().token);
const front = (document, line = 0, character = 0) => {
  const at = new Position(line, character);
  const written = [];
  api.window.activeTextEditor = {
    document,
    selection: { active: at },
    edit: (change) => {
      change({ insert: (position, text) => written.push([position.line, position.character, text]) });
      return Promise.resolve(true);
    },
  };
  return written;
};
const page = (address) =>
  new Promise((resolve, reject) => {
    const headers = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "iframe",
    };
    get(address, { headers }, (answer) => {
      let text = "";
      answer.on("data", (data) => {
        text += data;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    }).on("error", reject);
  });

const context = { subscriptions: [] };
let lead;
let card;

before(async () => {
  settings.command = command;
  api.workspace.workspaceFolders.push({ uri: Uri.file(root), name: "site", index: 0 });
  await extension.activate(context);
  lead = await opened(LEAD);
  card = await opened(CARD);
});

after(async () => {
  await extension.deactivate();
  for (const each of context.subscriptions) each.dispose();
});

test("every command of package.json is there, and the other way round", () => {
  const { contributes } = JSON.parse(readFileSync(join(__dirname, "../package.json"), "utf8"));
  const own = contributes.commands.map((each) => each.command).sort();
  const servers = ["briefing.citations", "briefing.pin"];
  assert.deepEqual(Object.keys(seen.commands).sort(), [...own, ...servers].sort());
  assert.equal(seen.contexts["briefing.active"], true);
});

describe("the language server", () => {
  test("tells of faults while one types", async () => {
    const text = lead.text;
    await typed(lead, text.replace("@rain#hours", "@rian#hours"));
    await told(LEAD, "unknown-source", true);
    await typed(lead, text);
    await told(LEAD, "unknown-source", false);
  });

  test("gives the numbers of notes", async () => {
    const found = await ask("registerInlayHintsProvider", "provideInlayHints", lead, new Range(0, 0, 99, 0));
    assert.deepEqual(
      found.map((each) => each.label),
      ["1", "2"],
    );
  });

  test("gives an outline, folds and links", async () => {
    const outline = await ask("registerDocumentSymbolProvider", "provideDocumentSymbols", lead);
    assert.deepEqual(
      outline.map((each) => each.name),
      ["but see rain#dry", "Later"],
    );
    const folds = await ask("registerFoldingRangeProvider", "provideFoldingRanges", lead, {});
    assert.deepEqual(
      folds.map((each) => [each.start, each.end]),
      [
        [0, 5],
        [8, 10],
      ],
    );
    const links = await ask("registerDocumentLinkProvider", "provideDocumentLinks", lead);
    assert.equal(links[0].target.toString(), `${Uri.file(CARD)}#L9`);
  });

  test("shows the uses of a passage in the list of VS Code", async () => {
    const lenses = await ask("registerCodeLensProvider", "provideCodeLenses", card);
    assert.deepEqual(
      lenses.map((each) => each.command.title),
      [
        "cited by 2 sentences in 2 briefings",
        "cited by 2 sentences in 2 briefings",
        "cited by 1 sentence",
        "cited by 2 sentences in 2 briefings",
      ],
    );
    const { command: name, arguments: given } = lenses[2].command;
    await seen.commands[name](...given);
    const [, file, , uses] = seen.executed.find(([each]) => each === "editor.action.showReferences");
    assert.equal(file.toString(), Uri.file(CARD).toString());
    assert.deepEqual(
      uses.map((each) => each.uri.fsPath),
      [join(root, "briefings/land/all.md")],
    );
  });

  test("starts anew", async () => {
    seen.diagnostics.clear();
    await seen.commands["briefing.restartServer"]();
    const found = await ask("registerInlayHintsProvider", "provideInlayHints", lead, new Range(0, 0, 99, 0));
    assert.equal(found.length, 2);
  });
});

describe("a citation is inserted", () => {
  const cite = async (document, line, character, query, label) => {
    const written = front(document, line, character);
    const done = seen.commands["briefing.insertCitation"]();
    const pick = seen.picks.at(-1);
    await pick.type(query);
    while (!pick.items.some((each) => each.label === label))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await pick.accept(pick.items.find((each) => each.label === label));
    await done;
    return written;
  };

  test("found by its words", async () => {
    assert.deepEqual(await cite(lead, 6, 0, "waited", "rain#crew"), [[6, 0, "[@rain#crew]"]]);
  });

  test("into a bracket", async () => {
    const at = lead.text.split("\n")[6].indexOf("]");
    assert.deepEqual(await cite(lead, 6, at, "quay shut", "rain"), [[6, at, "; @rain"]]);
  });
});

describe("the preview", () => {
  const frame = () => /<iframe [^>]*src="([^"]*)"/.exec(seen.panels.at(-1).webview.html)[1];

  test("stands beside the text, and its guard lets it be framed", async () => {
    front(lead);
    await seen.commands["briefing.openPreview"]();
    assert.equal(seen.panels.length, 1, seen.messages.join("\n"));
    assert.match(frame(), /^http:\/\/127\.0\.0\.1:\d+\/water\/lead\.html$/);
    const { status, headers, text } = await page(frame());
    assert.equal(status, 200);
    assert.match(
      headers["content-security-policy"],
      /frame-ancestors 'self' vscode-webview: vscode-file:(;|$)/,
    );
    assert.match(text, /data-preview-address="water\/lead\.html"/);
    assert.match(
      seen.panels[0].webview.html,
      /default-src 'none'; style-src 'unsafe-inline'; frame-src http:/,
    );
  });

  test("follows from file to file, with one process", async () => {
    const before = new URL(frame()).port;
    front(card);
    await event("onDidChangeActiveTextEditor").fire(api.window.activeTextEditor);
    while (!frame().endsWith("/sources/rain.html")) await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(new URL(frame()).port, before);
    assert.equal((await page(frame())).status, 200);
  });

  test("is another's where an address is named", async () => {
    settings["preview.address"] = "http://127.0.0.1:9/";
    front(lead);
    await seen.commands["briefing.openPreview"]();
    assert.equal(frame(), "http://127.0.0.1:9/water/lead.html");
    delete settings["preview.address"];
  });

  test("ends when it is stopped", async () => {
    front(lead);
    await seen.commands["briefing.openPreview"]();
    const address = frame();
    seen.commands["briefing.stopPreview"]();
    for (let ended = false; !ended; ) {
      ended = await page(address).then(
        () => false,
        () => true,
      );
    }
  });

  test("says why it does not start", async () => {
    settings.command = join(root, "no-such-command");
    await seen.commands["briefing.openPreview"]();
    assert.match(seen.messages.at(-1), /no-such-command serve" could not be started/);
    settings.command = command;
  });
});

test("tasks have the matcher, whose pattern reads what `briefing check` prints", () => {
  const tasks = seen.tasks.briefing.provideTasks();
  assert.deepEqual(
    tasks.map((each) => [each.name, each.problemMatchers, each.execution.process]),
    [
      ["check", "$briefing", command],
      ["build", "$briefing", command],
      ["pin", "$briefing", command],
    ],
  );
  const resolved = seen.tasks.briefing.resolveTask({
    scope: api.workspace.workspaceFolders[0],
    definition: { type: "briefing", command: "check", arguments: ["--strict"] },
  });
  assert.deepEqual(resolved.execution.args, ["check", "--strict"]);
});
