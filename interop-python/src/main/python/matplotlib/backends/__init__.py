"""Ways of writing pages: of ``backend_pdf``, files of several pages."""
