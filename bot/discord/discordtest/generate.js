// Writes what Discord's descriptions say as one JSON Schema, for contract.go:
//
//	node generate.js FILE
//
//   - rest: the component schemas of Discord's OpenAPI document (discord-api-spec, as zod schemas).
//   - routes: for each path and method of that document the schemas of request body, query and answers. The package
//     has them as TypeScript types only.
//   - events: the data of gateway events (discord-api-types, events.ts); gateway: what they are made of.
//
// Objects are strict: a property that Discord does not describe would be ignored, and nobody sends one on purpose.
import { readFileSync, renameSync, writeFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as zod from "zod/mini";
import ts from "typescript";
import { MappedTypeNodeParser, ObjectProperty, createGenerator } from "ts-json-schema-generator";
import * as spec from "discord-api-spec/zod";

const here = dirname(fileURLToPath(import.meta.url));

// visit calls f for every schema in a schema.
function visit(schema, f) {
  if (schema === null || typeof schema !== "object") return;
  if (!Array.isArray(schema)) f(schema);
  for (const value of Object.values(schema)) visit(value, f);
}

function components() {
  const registry = zod.registry();
  for (const [name, schema] of Object.entries(spec))
    if (name.endsWith("Schema")) registry.add(schema, { id: name.slice(0, -"Schema".length) });
  const { schemas } = zod.toJSONSchema(registry, {
    io: "input",
    unrepresentable: "any",
    uri: (id) => `#/rest/${id}`,
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$schema;
    delete schema.$id;
  }
  // What is put together of two objects cannot be strict.
  const halves = new Set(["Error", "ErrorResponse", "RatelimitedResponse"]);
  for (const [name, root] of Object.entries(schemas))
    visit(root, (schema) => {
      if (schema.type === "object" && schema.properties && !halves.has(name)) schema.additionalProperties ??= false;
      // zod's own pattern wants times in UTC written with a Z; Discord writes and takes offsets.
      if (schema.format === "date-time") delete schema.pattern;
      // "undefined" has no schema, and zod writes one that everything passes.
      if (schema.anyOf) schema.anyOf = schema.anyOf.filter((s) => Object.keys(s).length);
    });
  // Two things are otherwise, as Discord's documentation shows: the codes inside an error are words, and a 429 mostly
  // has no code.
  const text = { type: "string" };
  schemas.InnerErrors.properties._errors.items = {
    type: "object", properties: { code: text, message: text }, required: ["code", "message"], additionalProperties: false,
  };
  schemas.RatelimitedResponse.allOf[0] = { ...schemas.Error, required: ["message"] };
  return schemas;
}

// schemaOf is the JSON Schema of one of the simple types that the list of paths is made of.
function schemaOf(node) {
  if (ts.isParenthesizedTypeNode(node)) return schemaOf(node.type);
  if (ts.isUnionTypeNode(node)) return { anyOf: node.types.map(schemaOf) };
  if (ts.isArrayTypeNode(node)) return { type: "array", items: schemaOf(node.elementType) };
  if (ts.isLiteralTypeNode(node)) {
    if (node.literal.kind === ts.SyntaxKind.NullKeyword) return { type: "null" };
    return { const: JSON.parse(node.literal.getText()) };
  }
  if (ts.isTypeLiteralNode(node)) {
    const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
    for (const member of node.members) {
      if (ts.isIndexSignatureDeclaration(member)) {
        schema.additionalProperties = schemaOf(member.type);
        continue;
      }
      schema.properties[member.name.text] = schemaOf(member.type);
      if (!member.questionToken) schema.required.push(member.name.text);
    }
    return schema;
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    if (name === "Record") return { type: "object", additionalProperties: schemaOf(node.typeArguments[1]) };
    if (`${name}Schema` in spec) return { $ref: `#/rest/${name}` };
  }
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { type: "string" };
    case ts.SyntaxKind.NumberKeyword:
      return { type: "number" };
    case ts.SyntaxKind.BooleanKeyword:
      return { type: "boolean" };
    case ts.SyntaxKind.UnknownKeyword:
    case ts.SyntaxKind.AnyKeyword:
      return true;
    case ts.SyntaxKind.NeverKeyword:
    case ts.SyntaxKind.UndefinedKeyword:
      return false;
  }
  throw new Error(`no schema for ${node.getText()}`);
}

// members are the properties of a type by name.
function members(type) {
  return Object.fromEntries(type.members.map((member) => [member.name.text, member.type]));
}

// nothing is the query of a route that has none.
const nothing = { type: "object", additionalProperties: false };

function routes() {
  const file = fileURLToPath(import.meta.resolve("discord-api-spec/zod")).replace(/\.zod\.js$/, ".ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const paths = source.statements.find((s) => s.name?.text === "Paths");
  const all = [];
  for (const [path, methods] of Object.entries(members(paths.type ?? paths))) {
    for (const [method, type] of Object.entries(members(methods))) {
      const { parameters, requestBody, responses } = members(type);
      const answers = Object.entries(members(responses)).map(([status, type]) => [status, schemaOf(type)]);
      all.push({
        method: method.toUpperCase(),
        path,
        query: schemaOf(members(parameters).query) || nothing,
        body: schemaOf(requestBody),
        answers: Object.fromEntries(answers),
      });
    }
  }
  return all;
}

// The generator does not know that Required<T> ("-?") requires.
const getProperties = MappedTypeNodeParser.prototype.getProperties;
MappedTypeNodeParser.prototype.getProperties = function (node, ...rest) {
  const all = getProperties.call(this, node, ...rest);
  if (node.questionToken?.kind !== ts.SyntaxKind.MinusToken) return all;
  return all.map((property) => new ObjectProperty(property.getName(), property.getType(), true));
};

function events() {
  const schema = createGenerator({
    path: join(here, "events.ts"),
    tsconfig: join(here, "tsconfig.json"),
    type: "Events",
    topRef: false,
    jsDoc: "none",
    skipTypeCheck: true,
  }).createSchema("Events");
  const gateway = schema.definitions;
  for (const [name, definition] of Object.entries(gateway)) {
    // A set of bits is described by the values of its bits only.
    if (/(Flags|Bitfield)$/.test(name) && definition.type === "number") gateway[name] = { type: "integer", minimum: 0 };
    if (/^(Snowflake|Permissions)$/.test(name)) gateway[name] = { type: "string", pattern: "^(0|[1-9][0-9]*)$" };
  }
  visit(schema, (s) => {
    if (s.$ref) s.$ref = s.$ref.replace("#/definitions/", "#/gateway/");
    if (Array.isArray(s.items)) [s.prefixItems, s.items] = [s.items, false]; // the generator writes an older draft
  });
  return { gateway, events: schema.properties };
}

const to = process.argv[2];
mkdirSync(dirname(to), { recursive: true });
const own = `${to}.${process.pid}`; // several processes may do this at once
writeFileSync(own, JSON.stringify({ rest: components(), routes: routes(), ...events() }));
renameSync(own, to);
