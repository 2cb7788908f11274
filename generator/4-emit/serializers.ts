import { type Call, groupsOf, type ParameterGroup } from "../3-analyse/calls.js";
import { contentOf, parameterRule } from "./parameter-rules.js";
import { braces, type Code, callArguments, code, list } from "./print/code.js";
import { identifier, imported } from "./print/identifiers.js";
import { runtime } from "./validators/runtime.js";

/** What writes the parameters of an operation: see `Serializers` of the runtime. Absent where it has none. */
export function serializersLiteral(call: Call): Code | undefined {
  const groups = groupsOf(call);
  const query = groups.find(({ name }) => name === "query" || name === "querystring");
  const members = groups.flatMap((group) =>
    group.name === "query" || group.name === "querystring"
      ? []
      : [code`${identifier(group.name)}: ${serializer(group)}`],
  );
  const written = queryLiteral(query && serializer(query), call.address.query);
  if (written !== undefined) members.push(code`query: ${written}`);
  return members.length === 0 ? undefined : braces(members);
}

function queryLiteral(parameters: Code | undefined, ofTemplate: string): Code | undefined {
  if (ofTemplate === "") return parameters;
  const values = [code`${ofTemplate}`, ...(parameters === undefined ? [] : [parameters])];
  return code`${imported("templateQuery", runtime("parameters/template-query"))}${callArguments(values)}`;
}

/** What writes the parameters of one location. Where none of them needs a rule, that is a function which knows no rules. */
function serializer({ name, parameters }: ParameterGroup): Code {
  const rules = parameters.flatMap((parameter) => parameterRule(parameter) ?? []);
  const by = (functionName: string, module: string) =>
    code`${imported(functionName, runtime(`parameters/${module}`))}(${rules.length === 0 ? code`` : list(code`[`, rules, code`]`)})`;
  switch (name) {
    case "path":
      return rules.length > 0
        ? by("pathBy", "path")
        : code`${imported("plainPath", runtime("parameters/path-template"))}`;
    case "query":
      return rules.length > 0
        ? by("queryBy", "query")
        : code`${imported("plainQuery", runtime("parameters/plain-query"))}`;
    case "headers":
      return by("headersBy", "headers");
    case "cookies":
      return by("cookiesBy", "cookies");
    case "querystring":
      return code`${imported("querystringBy", runtime("parameters/querystring"))}(${wholeQuery(parameters)})`;
    default:
      return name satisfies never;
  }
}

/** OAS 3.2 §4.12: a parameter for the whole query has one media type. */
function wholeQuery([parameter]: ParameterGroup["parameters"]): Code {
  if (parameter?.serialization.kind !== "content") throw new Error("A parameter for the whole query has no media type");
  return contentOf(parameter.serialization, "querystring");
}
