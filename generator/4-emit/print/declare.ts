import { block, type Code, code, empty, isEmpty, join, lines, list } from "./code.js";
import { type ModuleRef, raw, sequence } from "./document.js";
import { identifier, propertyKey } from "./identifiers.js";
import type { Doc } from "./jsdoc.js";

/** A top-level statement of a module. Exported, unless `exported` is false. */
export type Declaration =
  | {
      readonly kind: "interface";
      readonly name: string;
      readonly doc?: Doc | undefined;
      readonly exported?: boolean;
      readonly extends?: readonly Code[];
      readonly properties: readonly PropertySignature[];
      /** The type of the index signature. */
      readonly index?: Code | undefined;
    }
  | {
      readonly kind: "type";
      readonly name: string;
      readonly doc?: Doc | undefined;
      readonly exported?: boolean;
      readonly typeParameters?: readonly string[];
      readonly type: Code;
    }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly doc?: Doc | undefined;
      readonly exported?: boolean;
      readonly async?: boolean;
      readonly typeParameters?: readonly Code[];
      readonly parameters: readonly Parameter[];
      readonly returns: Code;
      /** The statements, without the surrounding braces. */
      readonly body: Code;
    }
  | {
      readonly kind: "constant";
      readonly name: string;
      readonly doc?: Doc | undefined;
      readonly exported?: boolean;
      readonly type?: Code | undefined;
      readonly value: Code;
    }
  | {
      readonly kind: "reexport";
      readonly from: ModuleRef;
      readonly names: "all" | "all types" | readonly ReexportedName[];
    };

export interface PropertySignature {
  /** A number prints as a numeric key, which `keyof` returns as a number: `keyof { 200: Share }` is `200`. */
  readonly name: string | number;
  readonly type: Code;
  readonly optional?: boolean;
  readonly readonly?: boolean;
  readonly doc?: Doc | undefined;
}

export interface Parameter {
  readonly name: string;
  readonly type: Code;
  readonly optional?: boolean;
}

export interface ReexportedName {
  readonly name: string;
  readonly type: boolean;
}

/** Any declaration but a re-export: `statements.ts` prints those, as it prints imports. */
export type CodeDeclaration = Exclude<Declaration, { readonly kind: "reexport" }>;

/** A declaration as code, with its JSDoc before it. */
export function declare(declaration: CodeDeclaration): Code {
  const exported = declaration.exported === false ? empty : raw("export ");
  return lines([declaration.doc ?? empty, sequence([exported, statement(declaration)])]);
}

/** A property of an object type, without the semicolon after it. */
export function propertySignature({ name, type, optional, readonly, doc = empty as Doc }: PropertySignature): Code {
  const modifier = readonly === true ? raw("readonly ") : empty;
  return lines([
    doc,
    code`${modifier}${typeof name === "number" ? code`${name}` : propertyKey(name)}${question(optional)}: ${type}`,
  ]);
}

function statement(declaration: CodeDeclaration): Code {
  const name = identifier(declaration.name);
  switch (declaration.kind) {
    case "interface": {
      const parents = declaration.extends ?? [];
      const heritage = parents.length === 0 ? empty : code` extends ${join(code`, `, parents)}`;
      return code`interface ${name}${heritage} ${block(members(declaration.properties, declaration.index))}`;
    }
    case "type":
      return code`type ${name}${typeParameters((declaration.typeParameters ?? []).map(identifier))} = ${declaration.type};`;
    case "function": {
      const keyword = declaration.async === true ? code`async function` : code`function`;
      const parameters = declaration.parameters.map(
        (parameter) => code`${identifier(parameter.name)}${question(parameter.optional)}: ${parameter.type}`,
      );
      const signature = code`${typeParameters(declaration.typeParameters ?? [])}${list(code`(`, parameters, code`)`)}`;
      return code`${keyword} ${name}${signature}: ${declaration.returns} ${block([declaration.body])}`;
    }
    case "constant": {
      const type = declaration.type === undefined ? empty : code`: ${declaration.type}`;
      return code`const ${name}${type} = ${declaration.value};`;
    }
    default:
      return declaration satisfies never;
  }
}

function members(properties: readonly PropertySignature[], index: Code | undefined): readonly Code[] {
  const signature = index === undefined || isEmpty(index) ? [] : [code`[key: string]: ${index};`];
  return [...properties.map((property) => code`${propertySignature(property)};`), ...signature];
}

function typeParameters(items: readonly Code[]): Code {
  return items.length === 0 ? empty : list(code`<`, items, code`>`);
}

function question(optional: boolean | undefined): Code {
  return optional === true ? raw("?") : empty;
}
