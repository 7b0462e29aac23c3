// The preview beside the text: `briefing serve` of the site, in a frame of a panel.

import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import { settings } from "./server";
import { pageOf } from "./sites";

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
/** How long a large site may take to say its address, in milliseconds. */
const PATIENCE = 60_000;
const KEPT = 4_000;

/** The previews of a window: one process for each site, and one panel. */
export class Previews implements vscode.Disposable {
  private readonly running = new Map<string, { process: ChildProcess; address: Promise<string> }>();
  private panel: vscode.WebviewPanel | undefined;
  private shown = "";

  constructor(private readonly output: vscode.OutputChannel) {}

  /** Show the page of a file beside it. */
  async open(site: string, file: string): Promise<void> {
    let address: string;
    try {
      address = await this.address(site);
    } catch (fault) {
      void vscode.window.showErrorMessage(fault instanceof Error ? fault.message : String(fault));
      return;
    }
    if (!this.panel) {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.panel = vscode.window.createWebviewPanel("briefing.preview", "Preview", column, {
        enableScripts: true, // for the page in the frame; the panel itself has no script
        retainContextWhenHidden: true,
      });
      this.panel.onDidDispose(() => {
        this.panel = undefined;
        this.shown = "";
      });
    }
    this.show(`${address}/${pageOf(site, file)}`);
  }

  /** Go to the page of another file, where the panel is open and the preview of its site runs. */
  async follow(site: string, file: string): Promise<void> {
    const page = pageOf(site, file);
    const { address } = settings(site);
    if (!this.panel || !page || !(address || this.running.has(site))) return;
    try {
      this.show(`${await this.address(site)}/${page}`);
    } catch {
      // The process has ended, of which `open` tells.
    }
  }

  /** End every process that was started here. */
  dispose(): void {
    this.panel?.dispose();
    for (const { process } of this.running.values()) process.kill("SIGINT");
    this.running.clear();
  }

  private show(address: string): void {
    if (!this.panel || address === this.shown) return;
    this.shown = address;
    this.panel.webview.html = framed(address);
  }

  private address(site: string): Promise<string> {
    const { command, archive, address } = settings(site);
    if (address) return Promise.resolve(address.replace(/\/$/, ""));
    const known = this.running.get(site);
    if (known) return known.address;
    const child = spawn(command, ["serve", ...archive], { cwd: site, stdio: ["ignore", "pipe", "pipe"] });
    const told = this.told(child, site, command);
    this.running.set(site, { process: child, address: told });
    return told;
  }

  /** The address that a process says it serves on. */
  private told(child: ChildProcess, site: string, command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let said = "";
      const stop = (why: string) => {
        clearTimeout(timer);
        if (this.running.get(site)?.process === child) this.running.delete(site);
        reject(new Error(why));
      };
      const timer = setTimeout(() => {
        child.kill("SIGINT");
        stop(`"${command} serve" has not said its address. The output of Briefing Site has what it said.`);
      }, PATIENCE);
      const hear = (data: Buffer) => {
        this.output.append(data.toString());
        said = (said + data.toString()).slice(-KEPT);
        const found = ADDRESS.exec(said);
        if (found) {
          clearTimeout(timer);
          resolve(found[0]);
        }
      };
      child.stdout?.on("data", hear);
      child.stderr?.on("data", hear);
      child.on("error", (fault) => stop(`"${command} serve" could not be started: ${fault.message}`));
      child.on("exit", () => stop(`"${command} serve" has ended: ${said.trim().split("\n").at(-1) ?? ""}`));
    });
  }
}

/** A page in a frame that takes the whole panel. Only pages of this machine may be loaded. */
export const framed = (address: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; style-src 'unsafe-inline'; frame-src http://127.0.0.1:* http://localhost:*">
<style>html, body, iframe { margin: 0; padding: 0; border: 0; width: 100%; height: 100vh; background: #fff; }</style>
<title>Preview</title>
</head>
<body><iframe title="Preview" src="${address.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"></iframe></body>
</html>`;
