/**
 * A validator in the form that many libraries accept: the interface of Standard Schema, version 1.1
 * (https://standardschema.dev). Declared here so that there is nothing to install.
 */
export interface StandardSchemaV1<Input = unknown, Output = Input> {
  readonly "~standard": StandardSchemaProps<Input, Output>;
}

export interface StandardSchemaProps<Input = unknown, Output = Input> {
  readonly version: 1;
  /** The name of the library that made the schema. */
  readonly vendor: string;
  /** Absent at run time. Carries the types, for inference. */
  readonly types?: StandardSchemaTypes<Input, Output> | undefined;
  /** Validates any value. */
  readonly validate: (
    value: unknown,
    options?: StandardSchemaOptions | undefined,
  ) => StandardSchemaResult<Output> | Promise<StandardSchemaResult<Output>>;
}

export interface StandardSchemaTypes<Input = unknown, Output = Input> {
  readonly input: Input;
  readonly output: Output;
}

export interface StandardSchemaOptions {
  /** Options of a library beyond the standard. */
  readonly libraryOptions?: Record<string, unknown> | undefined;
}

/** The result of a validation. Without `issues` the value is valid. */
export type StandardSchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardSchemaIssue[] };

export interface StandardSchemaIssue {
  readonly message: string;
  /** Where in the value; absent if the issue is about the value itself. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
