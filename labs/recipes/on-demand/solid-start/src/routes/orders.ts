import type { APIEvent } from '@solidjs/start/server'

export const GET = () => Response.json([{ id: 1 }])

export const POST = async ({ request }: APIEvent) => Response.json(await request.text())
