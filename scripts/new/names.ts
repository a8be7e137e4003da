/** `serial-console` -> `serialConsole`. */
export const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `serial-console` -> `SerialConsole`. */
export const pascalCase = (id: string): string => camelCase(`-${id}`);
