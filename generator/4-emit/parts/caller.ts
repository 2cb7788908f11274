import type { Model } from "../../3-analyse/model.js";
import {
  clientDoc,
  clientModule,
  clientNames,
  creationBody,
  optionsParameter,
  optionsType,
  pathsType,
} from "../client.js";
import { moduleDoc } from "../documentation.js";
import { code } from "../print/code.js";
import { identifier, imported } from "../print/identifiers.js";
import { doc } from "../print/jsdoc.js";
import type { Module } from "../print/module.js";
import { runtime } from "../validators/runtime.js";
import type { FileRef, Layout } from "./layout.js";

/** The module of the caller of a large API. */
export function callerModule({ file }: Layout): FileRef {
  return file("caller");
}

/**
 * A module without the types of all paths, so that a program which calls a few operations does not load them: the type of a
 * client that has no methods for paths, and the function that creates one.
 */
export function emitCaller(model: Model, layout: Layout): Module {
  const { caller, createCaller, client } = clientNames(model);
  const name = code`${model.api.name}`;
  return {
    path: callerModule(layout).path,
    header: moduleDoc(`Calls ${model.api.info.title} without the types of all its paths.`),
    declarations: [
      {
        kind: "type",
        name: caller,
        doc: doc({
          summary: `What the functions of operations need of a client of ${model.api.info.title}. A \`${client}\` is one, too.`,
        }),
        type: code`${imported("ApiCaller", runtime("client"), { type: true })}<${name}>`,
      },
      optionsType(model),
      {
        kind: "function",
        name: createCaller,
        doc: doc({
          summary: `Creates a client of ${model.api.info.title} for the functions of operations.`,
          details:
            "It has middleware, but not the other methods of openapi-fetch: a program that does not use those need not " +
            "load the types of all paths.",
        }),
        parameters: [optionsParameter(model)],
        returns: identifier(caller),
        body: creationBody(model, code`Record<never, never>, ${name}`),
      },
    ],
  };
}

/** The module of the client of a large API, whose types know all paths. */
export function emitClientOfCaller(model: Model, layout: Layout): Module {
  const { client, create, createCaller, options } = clientNames(model);
  const caller = callerModule(layout);
  return {
    path: clientModule(model).path,
    header: moduleDoc(`The client of ${model.api.info.title}.`),
    declarations: [
      { kind: "reexport", from: caller, names: [{ name: options, type: true }] },
      {
        kind: "type",
        name: client,
        doc: clientDoc(model),
        type: code`${imported("Client", runtime("client"), { type: true })}<${pathsType(model)}, ${model.api.name}>`,
      },
      {
        kind: "function",
        name: create,
        doc: doc({ summary: `Creates a client of ${model.api.info.title}.` }),
        parameters: [{ ...optionsParameter(model), type: imported(options, caller, { type: true }) }],
        returns: identifier(client),
        // It is all there at run time.
        body: code`return ${imported(createCaller, caller)}(options) as ${identifier(client)};`,
      },
    ],
  };
}
