"""The model lab: networks, trained in a process of their own.

The only importer of TensorFlow and Keras; nothing else imports this package. It is started as
`python -m cene.training RUN_FOLDER --cache CACHE_FOLDER`.
"""
