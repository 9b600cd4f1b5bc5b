import type {
  ClosureKind,
  FieldOfficeKind,
  FieldOfficeStanding,
  OperationKind,
  RestructuringKind,
  SuccessionKind,
} from './closed-lists';

/*
 * The life of an operation as facts with dates. What came from a form may be anything: dates are checked by `refuseLife`, which is in
 * `life-rules.ts`; what can be done to a life is in `life-changes.ts`.
 */

export type LifeEstablishment = { readonly establishedOn: string; readonly operationalFrom: string | null };

export type LifeMandate = { readonly decision: string | null; readonly decidedOn: string | null };

export type LifeExtension = {
  /** The last day of the mandate as it was extended. */
  readonly until: string;
  readonly decision: string | null;
  readonly decidedOn: string | null;
};

export type LifeRestructuring = {
  readonly effectiveOn: string;
  readonly kind: RestructuringKind;
  readonly decision: string | null;
};

export type LifeWithdrawal = { readonly withdrawnOn: string; readonly returnedOn: string | null };

export type LifeClosure = {
  readonly kind: ClosureKind;
  /** The last day on which it is open; `null` where nobody knows it. */
  readonly lastDay: string | null;
  readonly mandateEndedOn: string | null;
  readonly administrativeClosureOn: string | null;
  readonly decision: string | null;
  readonly decidedOn: string | null;
};

export type LifeSuccessor = {
  readonly slug: string;
  readonly kind: SuccessionKind;
  /** Why it did not begin on the day after the predecessor's last day, where it did not. */
  readonly gapReason: string | null;
};

export type LifeSeat = { readonly place: string; readonly from: string | null; readonly until: string | null };

export type LifeFieldOffice = {
  readonly place: string;
  readonly kind: FieldOfficeKind;
  readonly standing: FieldOfficeStanding;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly asOf: string | null;
};

/** Everything about an operation that has a date, as the record holds it. */
export type LifeFacts = {
  readonly kind: OperationKind;
  readonly establishment: LifeEstablishment;
  readonly mandate: LifeMandate | null;
  readonly mandateExtensions: readonly LifeExtension[];
  readonly restructurings: readonly LifeRestructuring[];
  readonly withdrawal: LifeWithdrawal | null;
  readonly closure: LifeClosure | null;
  readonly successors: readonly LifeSuccessor[];
  readonly seats: readonly LifeSeat[];
  readonly fieldOffices: readonly LifeFieldOffice[];
  readonly formerKinds: readonly { readonly kind: OperationKind; readonly until: string }[];
  /** The names it had before its present one, by their dates; the names themselves are texts. */
  readonly formerNames: readonly { readonly from: string; readonly until: string }[];
};
