export const GET = () => Response.json([{ id: 1 }])

export const POST = async ({ request }: { request: Request }) => Response.json(await request.text())
