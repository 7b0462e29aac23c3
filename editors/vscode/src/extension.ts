// What VS Code starts: the language client, the preview, the tasks and the commands.

import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { Previews } from "./preview";
import { citable, started } from "./server";
import { citation, siteOf } from "./sites";
import { tasks } from "./tasks";

/** The language client while it runs; undefined where no site was found yet, or the server does not start. */
let client: LanguageClient | undefined;
let starting: Promise<void> | undefined;

export const activate = async (context: vscode.ExtensionContext): Promise<void> => {
  const output = vscode.window.createOutputChannel("Briefing Site");
  const previews = new Previews(output);
  const commands: Record<string, () => Promise<void> | void> = {
    "briefing.openPreview": () => openPreview(previews),
    "briefing.stopPreview": () => previews.dispose(),
    "briefing.insertCitation": insertCitation,
    "briefing.restartServer": async () => {
      await stop();
      await begin(output);
    },
  };
  context.subscriptions.push(
    output,
    previews,
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    vscode.tasks.registerTaskProvider("briefing", tasks),
    // A file of a site may be opened later, in a window that has no site for its folder.
    vscode.workspace.onDidOpenTextDocument(() => begin(output)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => begin(output)),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      const site = editor && siteOf(editor.document.uri.fsPath);
      if (editor && site) void previews.follow(site, editor.document.uri.fsPath);
    }),
  );
  await begin(output);
};

export const deactivate = (): Promise<void> => stop();

/** Start the server where there is a site, and none was started. */
const begin = async (output: vscode.OutputChannel): Promise<void> => {
  if (client) return;
  const site = firstSite();
  if (!site) return;
  starting ??= started(site, output).then((made) => {
    client = made;
  });
  await starting;
  await vscode.commands.executeCommand("setContext", "briefing.active", true);
};

const stop = async (): Promise<void> => {
  await starting;
  const stopped = client;
  client = starting = undefined;
  await stopped?.stop();
};

/** The site of the file in front, of another open file, or of a folder of the workspace. */
const firstSite = (): string | undefined => {
  const files = vscode.workspace.textDocuments.filter((document) => document.uri.scheme === "file");
  const active = vscode.window.activeTextEditor?.document.uri.fsPath;
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const paths = [...(active ? [active] : []), ...folders, ...files.map((document) => document.uri.fsPath)];
  for (const path of paths) {
    const site = siteOf(path);
    if (site) return site;
  }
  return undefined;
};

const openPreview = async (previews: Previews): Promise<void> => {
  const file = vscode.window.activeTextEditor?.document.uri.fsPath;
  const site = (file && siteOf(file)) ?? firstSite();
  if (!site) {
    void vscode.window.showWarningMessage(
      "There is no site: no folder at or above the open files has a config.yaml of one.",
    );
    return;
  }
  await previews.open(site, file ?? site);
};

/** Let the author choose what to cite, and write it at the cursor. */
const insertCitation = async (): Promise<void> => {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client) return;
  const key = await chosen(client);
  if (!key) return;
  const at = editor.selection.active;
  const before = editor.document.getText(new vscode.Range(new vscode.Position(at.line, 0), at));
  await editor.edit((edit) => edit.insert(at, citation(before, key)));
};

const chosen = (server: LanguageClient): Promise<string | undefined> =>
  new Promise((resolve) => {
    const pick = vscode.window.createQuickPick();
    pick.placeholder = "Words of a source or of a passage";
    pick.matchOnDescription = true;
    let asked = 0;
    const fill = async (query: string) => {
      asked += 1;
      const number = asked;
      pick.busy = true;
      const found = await citable(server, query).catch(() => []);
      if (number !== asked) return; // something else has been typed since
      pick.items = found.map(({ key, told }) => ({ label: key, description: told, alwaysShow: true }));
      pick.busy = false;
    };
    pick.onDidChangeValue((value) => void fill(value));
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    void fill("");
    pick.show();
  });
