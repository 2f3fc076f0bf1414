"""The app. Start it with ``make app``, or with ``streamlit run app.py``."""

from coach.ui.main import main

main()
