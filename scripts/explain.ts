import { UnusableDatabase } from '../db/client';
import { WrongFile } from '../db/exchange/format';
import { FolderNotEmpty } from '../db/exchange/write-files';
import { WrongSetting } from '../env';

/** A command that was called in a way it does not understand. */
export class WrongCall extends Error {}

const refusals = [WrongCall, WrongFile, FolderNotEmpty, UnusableDatabase, WrongSetting];

/** What to tell the operator of an error: a refusal's own sentence; anything else, which is a defect, whole. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return refusals.some((Refusal) => error instanceof Refusal) ? error.message : (error.stack ?? error.message);
}

/** The one argument that a command takes; refuses more or less of them with its usage. */
export function onlyArgument(args: readonly string[], usage: string): string {
  const [argument] = args;
  if (argument === undefined || args.length !== 1) throw new WrongCall(usage);
  return argument;
}
