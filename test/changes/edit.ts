import type { Contract, ContractName } from "./contract.js";

/** A change that somebody makes to a contract. */
export interface Edit {
  /** Also of its golden file. */
  readonly name: string;
  /** What is changed, and what that may change in the package. */
  readonly says: string;
  readonly contract: ContractName;
  /** What is changed before, where the contract has nothing of the kind. */
  readonly given?: (contract: Contract) => void;
  readonly change: Change;
}

export type Change =
  | { readonly kind: "within"; readonly edit: (contract: Contract) => void }
  /** The whole text of the contract's files, by path; the first is the entry. */
  | { readonly kind: "files"; readonly files: (text: string) => Readonly<Record<string, string>> };

export function within(edit: (contract: Contract) => void): Change {
  return { kind: "within", edit };
}

export function schema(name: string, ...below: readonly (string | number)[]): readonly (string | number)[] {
  return ["components", "schemas", name, ...below];
}

export function property(name: string, of: string, ...below: readonly (string | number)[]) {
  return schema(of, "properties", name, ...below);
}

export function refTo(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

export function answer(description: string, name: string) {
  return { description, content: { "application/json": { schema: refTo(name) } } };
}

/** The operations of the two contracts. */
export const put = ["paths", "/share/{id}", "put"] as const;
export const patch = ["paths", "/api/shares/{id}", "patch"] as const;
