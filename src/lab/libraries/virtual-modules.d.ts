declare module 'virtual:lab-libraries' {
  export const libraries: Readonly<
    Record<
      string,
      {
        text: () => Promise<{ default: string }>;
        types: () => Promise<{ default: Readonly<Record<string, string>> }>;
      }
    >
  >;
}
