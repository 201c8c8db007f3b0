"""What a class misunderstands, for the teacher: `mbgd report LESSON`.

    records --figures--> plain data --page, tables--> HTML, CSV, JSON

Every number is computed once, in `figures`; a page and a table only say it.
"""
