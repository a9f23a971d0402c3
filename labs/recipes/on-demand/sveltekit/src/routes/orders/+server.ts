import { json } from '@sveltejs/kit'

export const GET = () => json([{ id: 1 }])

export const POST = async ({ request }: { request: Request }) => json(await request.text())
