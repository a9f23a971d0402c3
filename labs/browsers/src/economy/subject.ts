import type { Host } from '../hosts/host.ts'
import type { EconomyPolicy } from './economy-policy.ts'

/**
 * Starts a server that answers every request with a text, behind the policy.
 *
 * @returns `null` if the library's options cannot state the policy
 */
export type StartSubject = (policy: EconomyPolicy) => Promise<Host> | null
