import type { SchemaId } from "../../2-normalise/api.js";
import type { Model, TypeName } from "../../3-analyse/model.js";
import { clientNames } from "../client.js";
import { validatorsModule } from "../contents.js";
import { moduleDoc } from "../documentation.js";
import { enumDeclarations, enumsDoc } from "../enums.js";
import { operationDeclarations, type Surroundings, surroundingsOf } from "../operations.js";
import type { Declaration } from "../print/declare.js";
import { imported } from "../print/identifiers.js";
import { type Locate, moduleKey } from "../print/imports.js";
import type { Doc } from "../print/jsdoc.js";
import type { Module } from "../print/module.js";
import { typesModule } from "../shapes.js";
import { typeDeclaration } from "../types.js";
import { typeNames, unionDeclarations, unionsDoc } from "../unions.js";
import { validatorsDoc } from "../validators/emit.js";
import { contentValidatorNames } from "../validators/operations.js";
import { compileValidators, type Validators } from "../validators/validators.js";
import { variantGuardNamesOf } from "../validators/variant-guards.js";
import { callerModule, emitCaller, emitClientOfCaller } from "./caller.js";
import { fileNames } from "./file-names.js";
import { enumFiles, type FileRef, type Layout, layoutOf, type SchemaGroup, type TagFolder } from "./layout.js";

/** The modules of a large API that smaller ones have in one file each, and where the names are that they hold. */
export interface Parts {
  /** What is printed in each step, and its modules, one at a time: each can be let go before the next is made. */
  readonly steps: readonly (readonly [what: string, modules: Iterable<Module>])[];
  readonly locate: Locate;
}

/**
 * Splits a large API into modules: one for the type, one for the validators of each group of schemas, and one for each
 * operation, in the folder of its tag. What one module imports is what it needs, and nothing else.
 *
 * Beside each folder stands a module with the name of that which smaller APIs have, and re-exports all of the folder.
 */
export function emitParts(model: Model): Parts {
  const layout = layoutOf(model);
  const isCalled = model.api.operations.length > 0;
  return {
    steps: [
      ["types", typeModules(model, layout)],
      ["validators and operations", validatorAndOperationModules(model, layout)],
      ["unions", unionModules(model, layout)],
      ["enums", enumModules(model, layout)],
      ["the client", isCalled ? [emitCaller(model, layout), emitClientOfCaller(model, layout)] : []],
    ],
    locate: locateIn(model, layout),
  };
}

function* typeModules(model: Model, { groups, file }: Layout): Iterable<Module> {
  const header = moduleDoc(`The types of ${model.api.info.title}.`);
  for (const { fileName, ids } of groups)
    yield { path: file(`types/${fileName}`).path, header, declarations: ids.map((id) => typeDeclaration(id, model)) };
  const all = groups.map(({ fileName }) => file(`types/${fileName}`));
  if (all.length > 0)
    yield { path: file("types").path, header, declarations: all.map((from) => reexport(from, "all types")) };
}

/**
 * The validators of an operation stand in its own module. The functions that all modules share come last: until then it is
 * not known which there are.
 */
function* validatorAndOperationModules(model: Model, layout: Layout): Iterable<Module> {
  const { groups, folders, file } = layout;
  const files = validatorFiles(groups, layout);
  const validators = compileValidators(model, (outlined) => {
    const inner = outlinedFiles(outlined, layout);
    return { of: (id) => files.get(id) ?? (inner.get(id) as FileRef), shared: sharedModule(layout) };
  });
  const header = validatorsDoc(model);
  for (const { fileName, ids } of groups) {
    validators.startModule();
    const declarations = ids.flatMap((id) => validators.ofSchema(id));
    const exported = ids.flatMap((id) => validators.calledByOthers(id));
    yield { path: file(`validators/${fileName}`).path, header, declarations: withExports(declarations, exported) };
  }
  for (const [id, { path }] of outlinedFiles(validators.outlined, layout)) {
    validators.startModule();
    const declarations = validators.ofOutlined(id);
    yield { path, header, declarations: withExports(declarations, validators.calledByOthers(id)) };
  }
  const caller = imported(clientNames(model).caller, callerModule(layout), { type: true });
  const surroundings = surroundingsOf(model, caller);
  for (const folder of folders) yield* operationModules(folder, validators, surroundings, layout);
  const shared = validators.shared();
  if (shared.length > 0)
    yield { path: sharedModule(layout).path, header, declarations: shared.map((each) => withExport(each, true)) };
  if (groups.length > 0)
    yield { path: file("validators").path, header, declarations: groups.map((group) => reexportedValidators(group)) };
  if (folders.length > 0)
    yield {
      path: file("operations").path,
      header: moduleDoc(`The operations of ${model.api.info.title}.`),
      declarations: folders.map(({ name }) => reexport(file(`operations/${name}`), "all")),
    };

  function reexportedValidators({ fileName, ids }: SchemaGroup): Declaration {
    const names = ids.flatMap((id) => publicValidators(model.names.get(id) as TypeName));
    return {
      kind: "reexport",
      from: file(`validators/${fileName}`),
      names: names.map((name) => ({ name, type: false })),
    };
  }
}

function publicValidators({ is, validate, parse, schema }: TypeName): readonly string[] {
  return [is, validate, parse, schema];
}

function* operationModules(
  { name, tags, operations }: TagFolder,
  validators: Validators,
  surroundings: Surroundings,
  { file }: Layout,
): Iterable<Module> {
  const { title } = surroundings.model.api.info;
  const tagged = tags.length === 0 ? "without a tag" : `with the tag ${tags.map((tag) => `\`${tag}\``).join(" or ")}`;
  for (const { operation, fileName } of operations) {
    validators.startModule();
    const own = validators.ofOperation(operation).map((each) => withExport(each, false));
    yield {
      path: file(`operations/${name}/${fileName}`).path,
      header: moduleDoc(`An operation of ${title}, ${tagged}.`),
      declarations: [...operationDeclarations(operation, surroundings), ...own],
    };
  }
  yield {
    path: file(`operations/${name}`).path,
    header: moduleDoc(`The operations of ${title} ${tagged}.`),
    declarations: operations.map(({ fileName }) => reexport(file(`operations/${name}/${fileName}`), "all")),
  };
}

function* unionModules(model: Model, { groups, file }: Layout): Iterable<Module> {
  const types = typeNames(model);
  yield* withIndex(
    groups.map(({ fileName, ids }) => [`unions/${fileName}`, unionDeclarations(ids, model, types)] as const),
    { index: file("unions"), header: unionsDoc(model), file },
  );
}

function* enumModules(model: Model, layout: Layout): Iterable<Module> {
  const { file } = layout;
  yield* withIndex(
    [...enumFiles(model, layout)].map(([path, enums]) => [path, enums.flatMap(enumDeclarations)] as const),
    { index: file("enums"), header: enumsDoc(model), file },
  );
}

/** The modules that have declarations, and one that re-exports them all. */
function* withIndex(
  all: readonly (readonly [path: string, declarations: readonly Declaration[]])[],
  { index, header, file }: { readonly index: FileRef; readonly header: Doc; readonly file: Layout["file"] },
): Iterable<Module> {
  const filled = all.filter(([, declarations]) => declarations.length > 0);
  for (const [path, declarations] of filled) yield { path: file(path).path, header, declarations };
  if (filled.length > 0)
    yield { path: index.path, header, declarations: filled.map(([path]) => reexport(file(path), "all")) };
}

function reexport(from: FileRef, names: "all" | "all types"): Declaration {
  return { kind: "reexport", from, names };
}

function withExports(declarations: readonly Declaration[], names: readonly string[]): readonly Declaration[] {
  return declarations.map((each) =>
    each.kind !== "reexport" && names.includes(each.name) ? withExport(each, true) : each,
  );
}

function withExport(declaration: Declaration, exported: boolean): Declaration {
  return declaration.kind === "reexport" ? declaration : { ...declaration, exported };
}

function sharedModule({ file }: Layout): FileRef {
  return file("validators/shared/functions");
}

function validatorFiles(groups: readonly SchemaGroup[], { file }: Layout): ReadonlyMap<SchemaId, FileRef> {
  return new Map(groups.flatMap(({ fileName, ids }) => ids.map((id) => [id, file(`validators/${fileName}`)])));
}

/** A module for each schema without a name that has functions which other modules may call. */
function outlinedFiles(outlined: ReadonlySet<SchemaId>, { file }: Layout): ReadonlyMap<SchemaId, FileRef> {
  const names = fileNames(outlined, (name) => name);
  return new Map([...outlined].map((id) => [id, file(`validators/inner/${names.get(id)}`)]));
}

/** Types and validators are imported from the modules that smaller APIs have: here they are found in those that hold them. */
function locateIn(model: Model, { groups, folders, file }: Layout): Locate {
  const [types, validators] = [moduleKey(typesModule(model)), moduleKey(validatorsModule(model))];
  const homes = new Map<string, FileRef>();
  for (const { fileName, ids } of groups) {
    for (const id of ids) {
      const name = model.names.get(id) as TypeName;
      homes.set(`${types} ${name.type}`, file(`types/${fileName}`));
      for (const each of [...publicValidators(name), ...variantGuardNamesOf(id, model)])
        homes.set(`${validators} ${each}`, file(`validators/${fileName}`));
    }
  }
  for (const { name, operations } of folders) {
    for (const { operation, fileName } of operations) {
      const home = file(`operations/${name}/${fileName}`);
      for (const each of contentValidatorNames(operation, model)) homes.set(`${validators} ${each}`, home);
    }
  }
  return (name, from) => homes.get(`${moduleKey(from)} ${name}`) ?? from;
}
