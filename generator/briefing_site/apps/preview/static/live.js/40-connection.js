/* The connection to the preview, and who else in the page hears of it. */

import { shown } from "./10-page-as-sent.js";
import { changeSheets } from "./28-style-sheets.js";
import { change } from "./30-change.js";

/**
 * @typedef {{ kind: "show", address: string, version: string }
 *   | { kind: "evidence", on: boolean }
 *   | { kind: "whatif", on: boolean, without: string[] }
 *   | { kind: "open", path: string, line: number, column: number }} Message
 */
/** @typedef {import("./28-style-sheets.js").Sheet} Sheet */
/**
 * @typedef {{ kind: "page", html: string, version: string } | { kind: "sheets", sheets: Record<string, Sheet> }
 *   | { kind: string }} News
 */

const RELOADED = "briefing-reloaded"; // in the session: the version for which the page was loaded anew

/** What the preview says comes as events of the name of its kind, with what it says in `detail`. */
export class Preview extends EventTarget {
  address = shown.address;

  /** @param {Message} message */
  send(message) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    else if (message.kind !== "open") queue.push(message); // nobody wants an editor a minute later
  }
}

const preview = new Preview();
window.briefingPreview = preview;

/**
 * @param {string} kind
 * @param {unknown} [detail]
 */
const tell = (kind, detail) => preview.dispatchEvent(new CustomEvent(kind, { detail }));

/** @type {WebSocket | null} */
let socket = null;
let pause = 250; // milliseconds until the next try
/** @type {Message[]} */
const queue = [];

/**
 * What could not be worked in is loaded, but not again and again.
 * @param {string} version
 */
const reload = (version) => {
  if (sessionStorage.getItem(RELOADED) === version) return;
  sessionStorage.setItem(RELOADED, version);
  location.reload();
};

let working = Promise.resolve(); // one change after the other

/** @param {News} news */
const hear = (news) => {
  working = working.then(async () => {
    if ("sheets" in news) {
      await changeSheets(news.sheets);
      return;
    }
    if (!("html" in news)) {
      tell(news.kind, news);
      return;
    }
    try {
      await change(news.html, news.version);
      tell("page");
    } catch (fault) {
      console.error(fault);
      reload(news.version);
    }
  });
};

const connect = () => {
  const opened = new WebSocket(`ws://${location.host}/_preview/live`);
  socket = opened;
  opened.onopen = () => {
    pause = 250;
    opened.send(JSON.stringify({ kind: "show", ...shown }));
    tell("connected");
    for (const message of queue.splice(0)) opened.send(JSON.stringify(message));
  };
  opened.onmessage = (event) => hear(JSON.parse(event.data));
  opened.onclose = () => {
    tell("disconnected");
    setTimeout(connect, pause);
    pause = Math.min(pause * 2, 2000);
  };
};
addEventListener("pageshow", (event) => {
  if (event.persisted) socket?.close(); // out of the browser's cache: ask anew
});
// When all scripts have run: what the preview has to say is heard by the dock too.
if (document.readyState === "complete") connect();
else document.addEventListener("DOMContentLoaded", connect);
