import type { CorsOptions, OriginPredicate } from '../index.ts'

// Only the compiler reads these values, so they need no more than a type.
export declare const text: string
export declare const unset: string | undefined
export declare const flag: boolean

export const annotated: CorsOptions = { origin: 'https://app.example.com', maxAge: 5 }
export const predicate: OriginPredicate = (origin) => origin === 'https://a.example'
