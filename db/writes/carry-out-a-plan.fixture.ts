import { openForWriting } from '../client';
import { findPlan } from '../queries/plans';
import { carryOutPlan, versionsOf } from './carry-out-plan';

/*
 * A process that carries a plan out, and is killed just before its n-th statement that writes, where n is given. Prints why it was
 * refused, or "done". Called with the file, the plan, the account and n, or 0.
 */
const [file = '', planId, accountId, killedBefore] = process.argv.slice(2);
const db = openForWriting(file);
const plan = findPlan(Number(planId), db);
if (plan === null) throw new Error(`there is no plan ${planId}`);
const { $client } = db;
const prepare = $client.prepare.bind($client);
let written = 0;
$client.prepare = ((statement: string) => {
  if (/^\s*(insert|update|delete)/i.test(statement)) {
    written += 1;
    if (written === Number(killedBefore)) process.kill(process.pid, 'SIGKILL');
  }
  return prepare(statement);
}) as typeof $client.prepare;
const refusal = carryOutPlan(db, plan.id, versionsOf(plan), {
  accountId: Number(accountId),
  at: new Date('2026-11-25T10:00:00Z'),
});
$client.close();
process.stdout.write(`${refusal ?? 'done'}\n`);
