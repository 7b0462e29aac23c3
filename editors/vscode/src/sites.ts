// Which folder is a site, and which command runs for it.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

const CONFIG = "config.yaml";

/** The nearest folder at or above a path that is a site of ours; undefined where there is none. */
export const siteOf = (path: string): string | undefined => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (isSite(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
};

/** Whether a folder is a site of ours: many programs have a config.yaml, and ours names regions. */
export const isSite = (folder: string): boolean => {
  const file = join(folder, CONFIG);
  if (!existsSync(file)) return false;
  if (existsSync(join(folder, "briefings"))) return true;
  try {
    return /^regions:/m.test(readFileSync(file, "utf8"));
  } catch {
    return false;
  }
};

/** The command for a site: the one that was set, the one in a .venv at or above the site, or that on the path. */
export const commandFor = (
  site: string,
  given: string,
  platform: NodeJS.Platform = process.platform,
): string => {
  if (given) return given;
  const parts = platform === "win32" ? [".venv", "Scripts", "briefing.exe"] : [".venv", "bin", "briefing"];
  for (let folder = site; ; folder = dirname(folder)) {
    const found = join(folder, ...parts);
    if (existsSync(found)) return found;
    if (dirname(folder) === folder) return "briefing";
  }
};

/** The address of the page of a file: of a briefing or of a source; the home page for everything else. */
export const pageOf = (site: string, file: string): string => {
  const parts = relative(site, file).split(sep);
  const name = (parts.at(-1) ?? "").replace(/\.md$/, "");
  if (!file.endsWith(".md")) return "";
  if (parts.length === 3 && parts[0] === "briefings") return `${parts[1]}/${name}.html`;
  if (parts.length === 2 && parts[0] === "seeds") return `sources/${name}.html`;
  return "";
};

/** What has to be typed for a citation at the end of some text: a bracket of its own, or a part of an open one. */
export const citation = (before: string, key: string): string => {
  const opened = before.lastIndexOf("[");
  const inside = opened > before.lastIndexOf("]") && /@|^\[\s*$/.test(before.slice(opened));
  if (!inside) return `${before && !/[\s([]$/.test(before) ? " " : ""}[@${key}]`;
  const rest = before.slice(opened + 1);
  if (!rest.trim()) return `@${key}`;
  return rest.trimEnd().endsWith(";") ? `${rest.endsWith(" ") ? "" : " "}@${key}` : `; @${key}`;
};
