// The tasks of each site: check, build and pin, with the faults they tell among the problems.

import * as vscode from "vscode";
import { settings } from "./server";
import { isSite } from "./sites";

const COMMANDS = ["check", "build", "pin"];
const MATCHER = "$briefing";

/** Gives the tasks of the folders of the workspace that are sites. */
export const tasks: vscode.TaskProvider = {
  provideTasks: () =>
    (vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => isSite(folder.uri.fsPath))
      .flatMap((folder) => COMMANDS.map((command) => made(folder, { type: "briefing", command }))),
  resolveTask: (task) =>
    typeof task.scope === "object" && typeof task.definition.command === "string"
      ? made(task.scope, task.definition)
      : undefined,
};

const made = (folder: vscode.WorkspaceFolder, definition: vscode.TaskDefinition): vscode.Task => {
  const { command, archive } = settings(folder.uri.fsPath);
  const name = String(definition.command);
  const more = Array.isArray(definition.arguments) ? definition.arguments.map(String) : [];
  const run = new vscode.ProcessExecution(command, [name, ...archive, ...more], { cwd: folder.uri.fsPath });
  const task = new vscode.Task(definition, folder, name, "briefing", run, MATCHER);
  if (name === "check") task.group = vscode.TaskGroup.Test;
  if (name === "build") task.group = vscode.TaskGroup.Build;
  return task;
};
