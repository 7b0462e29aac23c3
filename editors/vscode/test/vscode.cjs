// A stand-in for the module that VS Code gives to an extension: files, events and providers in memory, so that the
// client library talks to a real server without an editor. What it does not know is an empty class, event or function.

const { pathToFileURL, fileURLToPath } = require("node:url");

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
  isBefore(other) {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

class Range {
  constructor(start, end, endLine, endCharacter) {
    this.start = start instanceof Position ? start : new Position(start, end);
    this.end = start instanceof Position ? end : new Position(endLine, endCharacter);
  }
  get isEmpty() {
    return !this.start.isBefore(this.end);
  }
  contains(position) {
    return !position.isBefore(this.start) && !this.end.isBefore(position);
  }
}

class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.split(":")[0];
    this.path = this.scheme === "file" ? new URL(text).pathname : text;
  }
  static file(path) {
    return new Uri(pathToFileURL(path).href);
  }
  static parse(text) {
    return new Uri(text);
  }
  get fsPath() {
    return this.scheme === "file" ? fileURLToPath(this.text.split("#")[0]) : this.path;
  }
  get fragment() {
    return this.text.split("#")[1] ?? "";
  }
  toString() {
    return this.text;
  }
}

class Disposable {
  constructor(run) {
    this.dispose = run ?? (() => undefined);
  }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self, disposables) => {
      const bound = self ? listener.bind(self) : listener;
      this.listeners.add(bound);
      const made = new Disposable(() => this.listeners.delete(bound));
      disposables?.push(made);
      return made;
    };
  }
  fire(value) {
    return Promise.all([...this.listeners].map((listener) => listener(value)));
  }
  dispose() {
    this.listeners.clear();
  }
}

class CancellationTokenSource {
  constructor() {
    const emitter = new EventEmitter();
    this.token = { isCancellationRequested: false, onCancellationRequested: emitter.event };
    this.cancel = () => {
      this.token.isCancellationRequested = true;
      emitter.fire();
    };
  }
  dispose() {}
}

/** A class whose objects keep what they were made from under the names given. */
const record = (...names) =>
  class {
    constructor(...values) {
      names.forEach((name, at) => {
        this[name] = values[at];
      });
    }
  };

const KINDS = [
  "File",
  "Module",
  "Namespace",
  "Package",
  "Class",
  "Method",
  "Property",
  "Field",
  "Constructor",
  "Enum",
];
const SymbolKind = Object.fromEntries(KINDS.map((name, number) => [name, number]));

/** A text as the editor has it. */
class TextDocument {
  constructor(path, text, languageId = "markdown") {
    Object.assign(this, {
      uri: Uri.file(path),
      fileName: path,
      languageId,
      text,
      version: 1,
      isDirty: false,
      isClosed: false,
    });
  }
  getText(range) {
    if (!range) return this.text;
    const lines = this.text.split("\n").slice(range.start.line, range.end.line + 1);
    lines[lines.length - 1] = lines.at(-1).slice(0, range.end.character);
    lines[0] = lines[0].slice(range.start.character);
    return lines.join("\n");
  }
  get lineCount() {
    return this.text.split("\n").length;
  }
}

/** All that a test looks at, and the events that it sends. */
const made = () => {
  const events = {};
  const event = (name) => {
    events[name] ??= new EventEmitter();
    return events[name];
  };
  const seen = {
    providers: {},
    commands: {},
    executed: [],
    diagnostics: new Map(),
    messages: [],
    panels: [],
    tasks: {},
    picks: [],
    contexts: {},
    output: "",
  };
  const settings = {};
  /** Events, registrations and functions by what their names say. */
  const open = (known) =>
    new Proxy(known, {
      get: (target, name) => {
        if (name in target || typeof name !== "string") return target[name];
        if (/^on(Did|Will)/.test(name)) target[name] = event(name).event;
        else if (/^register/.test(name)) {
          target[name] = (...given) => {
            seen.providers[name] =
              given.find(
                (each) =>
                  typeof each === "object" &&
                  !Array.isArray(each) &&
                  each !== null &&
                  Object.keys(each).some((key) => key.startsWith("provide")),
              ) ?? given.at(-1);
            return new Disposable();
          };
        } else if (/^[A-Z]/.test(name)) target[name] = class {};
        else target[name] = () => undefined;
        return target[name];
      },
    });
  const api = open({
    version: "1.82.0",
    Position,
    Range,
    Selection: Range,
    Uri,
    Disposable,
    EventEmitter,
    CancellationTokenSource,
    CancellationError: class extends Error {},
    Location: record("uri", "range"),
    Diagnostic: record("range", "message", "severity"),
    InlayHint: record("position", "label", "kind"),
    CodeLens: record("range", "command"),
    DocumentLink: record("range", "target"),
    FoldingRange: record("start", "end", "kind"),
    DocumentSymbol: record("name", "detail", "kind", "range", "selectionRange"),
    SymbolInformation: record("name", "kind", "containerName", "location"),
    ProcessExecution: record("process", "args", "options"),
    Task: record("definition", "scope", "name", "source", "execution", "problemMatchers"),
    TaskGroup: { Build: "build", Test: "test" },
    SymbolKind,
    ViewColumn: { Beside: -2 },
    TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    CompletionItemKind: {},
    CompletionItemTag: {},
    FoldingRangeKind: { Comment: 1, Imports: 2, Region: 3 },
    FileType: { File: 1, Directory: 2 },
    ProgressLocation: { Window: 10 },
    CodeActionKind: new Proxy({}, { get: () => ({ append: () => ({}), value: "" }) }),
    env: { appName: "stand-in", language: "en", machineId: "", sessionId: "" },
    extensions: { all: [], onDidChange: event("onDidChange").event, getExtension: () => undefined },
    commands: {
      registerCommand: (name, run) => {
        seen.commands[name] = run;
        return new Disposable(() => delete seen.commands[name]);
      },
      executeCommand: (name, ...given) => {
        seen.executed.push([name, ...given]);
        if (name === "setContext") seen.contexts[given[0]] = given[1];
        return Promise.resolve(seen.commands[name]?.(...given));
      },
    },
    languages: open({
      match: (selector, document) =>
        [selector].flat().some((one) => one.language === document.languageId && !one.pattern) ? 10 : 0,
      createDiagnosticCollection: () => ({
        set: (uri, found) => {
          seen.diagnostics.set(uri.toString(), found);
          event("told").fire();
        },
        delete: (uri) => seen.diagnostics.delete(uri.toString()),
        clear: () => seen.diagnostics.clear(),
        dispose: () => undefined,
      }),
    }),
    tasks: {
      registerTaskProvider: (type, provider) => {
        seen.tasks[type] = provider;
        return new Disposable();
      },
    },
    workspace: open({
      textDocuments: [],
      workspaceFolders: [],
      getConfiguration: () => ({
        get: (name, otherwise) => settings[name] ?? otherwise,
        inspect: () => undefined,
      }),
      getWorkspaceFolder: () => undefined,
      createFileSystemWatcher: () =>
        open({
          dispose: () => undefined,
          onDidCreate: event("created").event,
          onDidChange: event("changed").event,
          onDidDelete: event("deleted").event,
        }),
      fs: {},
      applyEdit: () => Promise.resolve(true),
    }),
    window: open({
      activeTextEditor: undefined,
      visibleTextEditors: [],
      state: { focused: true },
      tabGroups: {
        all: [],
        onDidChangeTabs: event("tabs").event,
        onDidChangeTabGroups: event("groups").event,
      },
      createOutputChannel: (name) => ({
        name,
        append: (text) => (seen.output += text),
        appendLine: (text) => (seen.output += `${text}\n`),
        show: () => undefined,
        clear: () => undefined,
        dispose: () => undefined,
      }),
      showErrorMessage: (text) => Promise.resolve(void seen.messages.push(text)),
      showWarningMessage: (text) => Promise.resolve(void seen.messages.push(text)),
      showInformationMessage: (text) => Promise.resolve(void seen.messages.push(text)),
      withProgress: (_, run) => run({ report: () => undefined }, new CancellationTokenSource().token),
      createWebviewPanel: (type, title, column, options) => {
        const gone = new EventEmitter();
        const panel = {
          type,
          title,
          column,
          options,
          webview: { html: "" },
          onDidDispose: gone.event,
          dispose: () => gone.fire(),
        };
        seen.panels.push(panel);
        return panel;
      },
      createQuickPick: () => {
        const [typed, accepted, hidden] = [new EventEmitter(), new EventEmitter(), new EventEmitter()];
        const pick = {
          items: [],
          selectedItems: [],
          onDidChangeValue: typed.event,
          onDidAccept: accepted.event,
          onDidHide: hidden.event,
          show: () => undefined,
          hide: () => hidden.fire(),
          dispose: () => undefined,
          type: (value) => typed.fire(value),
          accept: (item) => {
            pick.selectedItems = [item];
            return accepted.fire();
          },
        };
        seen.picks.push(pick);
        return pick;
      },
    }),
  });
  return { api, seen, settings, event, TextDocument };
};

module.exports = { made, Position, Range, Uri, TextDocument };
