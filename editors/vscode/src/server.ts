// The language client: one `briefing lsp` for all folders of the window.

import * as vscode from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type Location,
  type Position,
} from "vscode-languageclient/node";
import { commandFor } from "./sites";

/** The command of a code lens, whose arguments are a URI and a position. */
const CITATIONS = "briefing.citations";

export const settings = (site: string) => {
  const given = vscode.workspace.getConfiguration("briefing", vscode.Uri.file(site));
  const archive = given.get<string>("archive", "");
  return {
    command: commandFor(site, given.get<string>("command", "")),
    archive: archive ? ["--archive", archive] : [],
    address: given.get<string>("preview.address", ""),
  };
};

/** Start the server for the site that was found first. Its cure is shown where it cannot be started. */
export const started = async (
  site: string,
  output: vscode.OutputChannel,
): Promise<LanguageClient | undefined> => {
  const { command, archive } = settings(site);
  const run = { command, args: ["lsp", ...archive], options: { cwd: site } };
  const client: LanguageClient = new LanguageClient(
    "briefing",
    "Briefing Site",
    { run, debug: run },
    options(output, (given) => showUses(client, given)),
  );
  try {
    await client.start();
    return client;
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    output.appendLine(`${command} lsp: ${why}`);
    const set = "Open Settings";
    const text = `The language server does not start: "${command} lsp" failed. Install the generator with its editor part, or name the command in the settings.`;
    void vscode.window.showErrorMessage(text, set).then((chosen) => {
      if (chosen === set)
        void vscode.commands.executeCommand("workbench.action.openSettings", "briefing.command");
    });
    return undefined;
  }
};

const options = (
  outputChannel: vscode.OutputChannel,
  show: (given: unknown[]) => Promise<void>,
): LanguageClientOptions => ({
  documentSelector: [
    { scheme: "file", language: "markdown" },
    { scheme: "file", language: "yaml", pattern: "**/config.yaml" },
    { scheme: "file", language: "yaml", pattern: "**/theme.yaml" },
  ],
  outputChannel,
  middleware: {
    // VS Code shows places in its own way; the server could only open the first of them.
    executeCommand: async (command, given, next) =>
      command === CITATIONS ? show(given) : next(command, given),
  },
});

/** Show the uses of what stands at a place, in the list that VS Code has for references. */
const showUses = async (client: LanguageClient, given: unknown[]): Promise<void> => {
  const [uri, at] = given as [string, Position];
  const context = { includeDeclaration: false };
  const asked = { textDocument: { uri }, position: at, context };
  const found = await client.sendRequest<Location[] | null>("textDocument/references", asked);
  const uses = await client.protocol2CodeConverter.asReferences(found);
  const position = new vscode.Position(at.line, at.character);
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    position,
    uses ?? [],
  );
};

/** A source or a passage that can be cited. */
export interface Citable {
  key: string;
  told: string;
}

/** What can be cited and has each word of a query in its name. */
export const citable = async (client: LanguageClient, query: string): Promise<Citable[]> => {
  const found = await client.sendRequest<Symbol[] | null>("workspace/symbol", { query });
  const kinds: number[] = [vscode.SymbolKind.Module + 1, vscode.SymbolKind.Field + 1]; // the protocol counts from 1
  const cited = (found ?? []).filter((each) => kinds.includes(each.kind));
  return cited.map((each) => ({ key: each.name, told: each.containerName ?? "" }));
};

interface Symbol {
  name: string;
  kind: number;
  containerName?: string;
  location: Location;
}
